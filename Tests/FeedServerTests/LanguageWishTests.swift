import SeminarCore
import Testing

@testable import FeedServer

@Suite struct LanguageWishTests {
    @Test(arguments: [
        ("de", Language.german), ("de-AT,de;q=0.9,en;q=0.8", .german), ("en-GB, de;q=0.5", .english), ("DE", .german),
        ("fr, en;q=0.2, de;q=0.3", .german), ("en;q=0, de;q=0.1", .german), ("de;q=0.5,en;q=0.5", .german),
        ("fr-CH, fr;q=0.9, en ; q=0.8, *;q=0.5", .english),
    ])
    func `the best of our languages is taken`(header: String, language: Language) {
        #expect(LanguageWish.best(of: header) == language)
    }

    @Test(arguments: ["", "fr", "*", "den", "en;q=0", "en;q=nan", "en;q=x", ",,,;;;", "-", ";q=1", "en;q=-1"])
    func `who names none of ours has no wish`(header: String) {
        #expect(LanguageWish.best(of: header) == nil)
    }
}

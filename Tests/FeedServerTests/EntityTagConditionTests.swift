import Testing

@testable import FeedServer

@Suite struct EntityTagConditionTests {
    @Test(arguments: [
        #""abc""#, #"W/"abc""#, #""x", "abc""#, #""x",W/"abc""#, #"  "abc"  "#, #",, "abc","#, "*", " * ",
        #""with, comma", "abc""#, #""", "abc""#,
    ])
    func `a client that has these bytes is told so`(header: String) {
        #expect(EntityTagCondition(header).matches("\"abc\""))
    }

    @Test(arguments: [
        "", " ", "abc", #""abcd""#, #""ab" "#, #"w/"abc""#, #""x, "abc""#, #""abc"#, "**", #"W/abc"#, "\u{0}",
        #"'abc'"#,
    ])
    func `a client that has others, or is not understood, gets them all`(header: String) {
        #expect(!EntityTagCondition(header).matches("\"abc\""))
    }
}

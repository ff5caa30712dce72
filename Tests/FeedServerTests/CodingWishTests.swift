import Testing

@testable import FeedServer

@Suite struct CodingWishTests {
    @Test(arguments: [
        "gzip", "GZIP", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "x-gzip", "*", "*;q=0.1", "gzip;q=0.001",
        "identity;q=0.5, gzip", "identity, gzip", "br,\tgzip ; q=1", "gzip;level=9", "deflate;q=0, gzip;q=0.5",
    ])
    func `who asks for gzip gets it`(header: String) {
        #expect(CodingWish.isGzip(header))
    }

    @Test(arguments: [
        "", "identity", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "identity, gzip;q=0.5", "gzip;q=never", "gzip;q=",
        "gzip;q=-1", "gzip;q=nan", "gzippy", ",;,", "*;q=0, identity",
    ])
    func `who does not gets what everybody can read`(header: String) {
        #expect(!CodingWish.isGzip(header))
    }
}

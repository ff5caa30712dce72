import FeedServer
import Testing

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8021", "127.0.0.1", 8021), ("[::1]:8021", "::1", 8021), ("localhost:0", "localhost", 0),
        ("0.0.0.0:65535", "0.0.0.0", 65535), ("[::]:80", "::", 80),
    ])
    func `a host and a port`(text: String, host: String, port: Int) throws {
        let address = try ListenAddress(parsing: text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", "8021", ":8021", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "::1:8021",
        "[::1:8021", "::1]:8021", "[]:1", "a b:1", "http://x:1", "127.0.0.1:80 21", "127.0.0.1:٨",
    ])
    func `anything else is refused with an example`(text: String) {
        #expect(throws: InvalidListenAddress(text: text)) { try ListenAddress(parsing: text) }
    }
}

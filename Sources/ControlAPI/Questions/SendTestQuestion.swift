/// Where to send a test mail to.
package struct SendTestQuestion: Codable, Equatable, Sendable {
    package var address: String

    package init(address: String) {
        self.address = address
    }
}

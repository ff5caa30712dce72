import Foundation

/// A page as it goes over the wire, and for how long it stays true.
package struct RenderedPage: Hashable, Sendable {
    /// UTF-8.
    package var html: [UInt8]
    /// The first instant at which the same call may give other bytes: a midnight, or the start or end of an occurrence.
    package var validUntil: Date

    package init(html: [UInt8], validUntil: Date) {
        self.html = html
        self.validUntil = validUntil
    }
}

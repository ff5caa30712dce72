/// A calendar object that travels with the mail (RFC 6047 §2.4).
package struct CalendarAttachment: Hashable, Sendable {
    /// The iCalendar text; its line ends become CRLF.
    package let text: String
    /// The iTIP method, equal to the text's own METHOD property (RFC 6047 §2.4).
    package let method: String
    package let filename: String

    /// - Parameter method: letters, digits and hyphens, as an iCalendar token is made.
    package init(text: String, method: String = "PUBLISH", filename: String) throws(InvalidMailField) {
        guard !method.isEmpty, method.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }) else {
            throw InvalidMailField("calendar method", method, "is not an iCalendar token")
        }
        self.text = text
        self.method = method
        self.filename = filename
    }
}

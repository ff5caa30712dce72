/// What the templates make of a mail.
struct MailTexts: Hashable, Sendable {
    var subject: String
    var plain: String
    var html: String?
}

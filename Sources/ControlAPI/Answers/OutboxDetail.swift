/// One mail with all that is known of it.
package struct OutboxDetail: Codable, Equatable, Sendable {
    package var mail: OutboxRow
    package var messageID: String?
    /// The reminders that it carries.
    package var items: [MailItem]
    /// The whole message as sent; bytes that are not UTF-8 are replaced.
    package var message: String?
    /// What came back about it since, the oldest first.
    package var bounces: [BounceEntry]

    package init(
        mail: OutboxRow, messageID: String? = nil, items: [MailItem], message: String? = nil,
        bounces: [BounceEntry] = []
    ) {
        self.mail = mail
        self.messageID = messageID
        self.items = items
        self.message = message
        self.bounces = bounces
    }

    /// In one object with the row's own keys, and spelled so that the coder's `snake_case` makes `message_id` of it.
    private enum CodingKeys: String, CodingKey {
        case items, message, bounces
        case messageID = "messageId"
    }

    package init(from decoder: any Decoder) throws {
        mail = try OutboxRow(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        messageID = try container.decodeIfPresent(String.self, forKey: .messageID)
        items = try container.decode([MailItem].self, forKey: .items)
        message = try container.decodeIfPresent(String.self, forKey: .message)
        bounces = try container.decode([BounceEntry].self, forKey: .bounces)
    }

    package func encode(to encoder: any Encoder) throws {
        try mail.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(messageID, forKey: .messageID)
        try container.encode(items, forKey: .items)
        try container.encode(message, forKey: .message)
        try container.encode(bounces, forKey: .bounces)
    }
}

/// What a mail system reports about a message that it could not deliver, or not yet (RFC 3464).
package struct DeliveryStatusNotification: Hashable, Sendable {
    /// RFC 3464 §2.3.3.
    package enum Action: String, Hashable, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// The fields about one recipient (RFC 3464 §2.3).
    package struct Recipient: Hashable, Sendable {
        /// The address at which delivery ended, which may be where the mail was forwarded to.
        package let address: String?
        package let action: Action
        /// The enhanced status, `5.1.1` (RFC 3463); nil where there is none that can be read.
        package let status: String?
        /// The words of the system that refused, on one line.
        package let diagnostic: String?
    }

    /// At least one.
    package let recipients: [Recipient]
    /// The Message-ID of the message that came back, with its angle brackets.
    package let returnedMessageID: String?
    /// The addresses that the report itself was sent to, by the header that it arrived with.
    package let addressees: [String]

    /// A report has a few kilobytes besides what it returns; whoever reads from a mailbox need not read more than this.
    package static let mostOctets = 1 << 20
    private static let deepest = 4

    /// Nil where the message is no report about deliveries.
    package init?(reading message: [UInt8]) {
        guard let whole = ReceivedEntity(message.prefix(Self.mostOctets)),
            let parts = Self.report(in: whole, depth: 0)
        else { return nil }
        let status = parts.first {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type.name)
        }
        let recipients = status?.content.map(Self.recipients) ?? []
        guard !recipients.isEmpty else { return nil }
        self.recipients = recipients
        returnedMessageID = parts.lazy.compactMap(Self.returnedIdentifier).first
        addressees = ["delivered-to", "x-original-to", "envelope-to", "to"].flatMap(whole.values)
            .flatMap(Self.addresses)
    }

    /// The parts of the first report in it: some systems wrap what they pass on.
    private static func report(in entity: ReceivedEntity, depth: Int) -> [ReceivedEntity]? {
        guard depth < deepest, entity.type.name.hasPrefix("multipart/") else { return nil }
        let parts = entity.parts
        if entity.type.name == "multipart/report",
            entity.type.parameters["report-type"].map({ $0.lowercased().hasSuffix("delivery-status") }) ?? true
        {
            return parts
        }
        return parts.lazy.compactMap { report(in: $0, depth: depth + 1) }.first
    }

    /// Groups of fields between empty lines; the first is about the message as a whole (RFC 3464 §2.1).
    private static func recipients(in content: ArraySlice<UInt8>) -> [Recipient] {
        var groups: [ArraySlice<UInt8>] = []
        var start: Int?
        var lines = LineSlices(content)
        while let line = lines.next(), groups.count < mostRecipients {
            if !line.isEmpty {
                start = start ?? line.startIndex
            } else if let begun = start {
                groups.append(content[begun..<line.startIndex])
                start = nil
            }
        }
        if let start { groups.append(content[start...]) }
        return groups.compactMap { ReceivedEntity($0) }.compactMap(Recipient.init)
    }

    private static let mostRecipients = 50

    private static func returnedIdentifier(in part: ReceivedEntity) -> String? {
        let kinds = ["message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"]
        guard kinds.contains(part.type.name), let content = part.content else { return nil }
        return ReceivedEntity(content)?.value("message-id")?.firstMatch(of: /<[^<>\s@]+@[^<>\s@]+>/).map {
            String($0.output)
        }
    }

    private static func addresses(in value: String) -> [String] {
        value.matches(of: /[^\s<>,;:"()@]+@[^\s<>,;:"()@]+/).prefix(mostRecipients).map { String($0.output) }
    }
}

extension DeliveryStatusNotification.Recipient {
    /// Nil where neither field says what happened (RFC 3464 §2.3.3 and §2.3.4 require both; some leave one out).
    fileprivate init?(_ fields: ReceivedEntity) {
        let status = fields.value("status")?.prefixMatch(of: /[245]\.\d{1,3}\.\d{1,3}/).map { String($0.output) }
        let word = fields.value("action")?.prefix { $0.isLetter }.lowercased()
        switch (word.flatMap(DeliveryStatusNotification.Action.init), status?.first) {
        case (let known?, _): action = known
        case (nil, "5"): action = .failed
        case (nil, "4"): action = .delayed
        default: return nil
        }
        let diagnostic = fields.value("diagnostic-code").map { String(Self.untyped($0).prefix(500)) }
        self.status = Self.precise(status, by: diagnostic)
        self.diagnostic = diagnostic
        address = (fields.value("final-recipient") ?? fields.value("original-recipient")).map(Self.untyped)
    }

    /// Exim's reports always say 5.0.0 or 4.0.0, which stands for no status in particular (RFC 3463 §3.1); what the
    /// system that refused has said in its reply is then the better word (RFC 2034 §4).
    private static func precise(_ status: String?, by diagnostic: String?) -> String? {
        guard let status, status.hasSuffix(".0.0"),
            let told = diagnostic?.prefixMatch(of: /[45]\d\d[ -]([45]\.\d{1,3}\.\d{1,3})(?![.\d])/)?.output.1,
            told.first == status.first
        else { return status }
        return String(told)
    }

    /// `rfc822; ada@example.org` and `smtp; 550 …` without the word that says what kind of value follows.
    private static func untyped(_ value: String) -> String {
        guard let semicolon = value.firstIndex(of: ";") else { return value }
        return value[value.index(after: semicolon)...].trimmingSpaces
    }
}

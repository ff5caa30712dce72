extension MailMessage {
    /// All header fields but the MIME ones, each folded, in a fixed order.
    func headerLines() -> [String] {
        originLines() + identificationLines() + [FoldedField.unstructured("Subject", subject)] + listLines()
            + extraFields.map { FoldedField.unstructured($0.name, $0.value) }
    }

    private func originLines() -> [String] {
        var lines = [
            "Date: " + InternetDate.text(of: date, utcOffset: utcOffset),
            FoldedField.mailboxes("From", [from]),
        ]
        if !replyTo.isEmpty { lines.append(FoldedField.mailboxes("Reply-To", replyTo)) }
        lines.append(FoldedField.mailboxes("To", to))
        return lines
    }

    private func identificationLines() -> [String] {
        var lines = ["Message-ID: " + messageID.description]
        if !inReplyTo.isEmpty { lines.append(FoldedField.tokens("In-Reply-To", inReplyTo.map(\.description))) }
        if !references.isEmpty { lines.append(FoldedField.tokens("References", references.map(\.description))) }
        return lines
    }

    private func listLines() -> [String] {
        var lines: [String] = []
        if let automation { lines.append("Auto-Submitted: " + automation.rawValue) }
        if let listID { lines.append(FoldedField.phrase("List-Id", listID.name, then: "<\(listID.identifier)>")) }
        if let unsubscribe {
            lines.append(FoldedField.list("List-Unsubscribe", unsubscribe.links.map { "<\($0)>" }))
            if unsubscribe.oneClick { lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click") }
        }
        return lines
    }
}

extension MIMEEntity {
    /// `mixed` { `alternative` { plain, html }, calendar }, and only as much of that as the message needs.
    init(contentOf message: MailMessage) {
        let seed = message.messageID.text
        var body = MIMEEntity(text: message.plain, type: "text/plain", furtherLines: message.languageLines)
        if let html = message.html {
            // RFC 2046 §5.1.4: the richest alternative comes last.
            let rich = MIMEEntity(text: html, type: "text/html", furtherLines: message.languageLines)
            body = MIMEEntity(multipart: "alternative", seed: seed, parts: [body, rich])
        }
        guard let calendar = message.calendar else {
            self = body
            return
        }
        self = MIMEEntity(multipart: "mixed", seed: seed, parts: [body, MIMEEntity(calendar)])
    }

    private init(_ calendar: CalendarAttachment) {
        // A path is no business of the recipient's file system.
        let filename = String(calendar.filename.map { "/\\".contains($0) ? "-" : $0 })
        self.init(
            text: calendar.text, type: "text/calendar",
            parameters: [
                MIMEParameter(name: "method", value: calendar.method), MIMEParameter(name: "name", value: filename),
            ],
            furtherLines: [
                Self.line("Content-Disposition", "attachment", [MIMEParameter(name: "filename", value: filename)])
            ])
    }
}

extension MailMessage {
    fileprivate var languageLines: [String] {
        guard let language, language.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }) else {
            return []
        }
        return ["Content-Language: " + language]
    }
}

import ControlAPI

/// One mail for people: what is known of it, then the message.
package struct MailPage {
    let detail: OutboxDetail
    let presentation: Presentation

    package init(detail: OutboxDetail, presentation: Presentation) {
        self.detail = detail
        self.presentation = presentation
    }

    package var text: String {
        let mail = detail.mail
        let items = detail.items.map { "\($0.event), \($0.rule) (\($0.seminar))" }
        let known: [(String, String?)] = [
            ("Mail", "\(mail.id), \(mail.kind)"), ("To", mail.to), ("Subject", mail.subject),
            ("State", mail.state + (mail.reason.map { ", \($0)" } ?? "")), ("Attempts", String(mail.attempts)),
            ("Due", presentation.time(mail.due)), ("Next attempt", mail.nextAttempt.map { presentation.time($0) }),
            ("Reply", mail.reply), ("Message-ID", detail.messageID),
            ("Carries", items.isEmpty ? nil : items.joined(separator: "; ")),
        ]
        let lines = (known + bounces).compactMap { name, value in
            value.map { name + String(repeating: " ", count: 14 - name.count) + StyledText($0).text + "\n" }
        }
        return lines.joined() + message
    }

    private var bounces: [(String, String?)] {
        detail.bounces.map { bounce in
            let words = [bounce.status, bounce.text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
            let whom = bounce.recipient.map { " for \($0)" } ?? ""
            return (
                bounce.kind == "hard" ? "Came back" : "Delayed", "\(presentation.time(bounce.at))\(whom): \(words)"
            )
        }
    }

    private var message: String {
        guard let message = detail.message else {
            return detail.mail.state == "accepted"
                ? "\nIts text was kept for 180 days.\n" : "\nNot written yet: a mail is written when it is sent.\n"
        }
        let lines = message.split(separator: "\r\n", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        return "\n" + lines.map { StyledText(String($0)).text + "\n" }.joined()
    }
}

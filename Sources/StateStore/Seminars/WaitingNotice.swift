import SeminarCore

/// A notice that waits, and of which the relay has had nothing.
package struct WaitingNotice: Hashable, Sendable {
    package var mail: Int64
    package var told: [ToldChange]

    package init(mail: Int64, told: [ToldChange]) {
        self.mail = mail
        self.told = told
    }
}

import ArgumentParser

struct SilenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract: "Hold some of the mail for a while.",
        discussion: """
            Reminders and notices of changed dates that match are held, never dropped. At the end what is still useful \
            goes out, a mail a person; what is not is recorded as stale. To hold all mail, use pause.
            """,
        subcommands: [SilenceAdd.self, SilenceList.self, SilenceExpire.self])
}

import ArgumentParser

struct Outbox: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at mails and where they stand.",
        subcommands: [OutboxList.self, OutboxShow.self, OutboxRetry.self, OutboxCancel.self])
}

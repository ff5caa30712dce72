import ArgumentParser

struct Feed: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See and change the addresses of somebody's own page and calendar.",
        discussion: """
            Every mail to a participant carries them. Who knows them may see that page and say for the person what is \
            done: give them to nobody else.
            """,
        subcommands: [FeedURL.self, FeedRotate.self])
}

import ArgumentParser

struct Roster: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See and change who takes part and what they have done.",
        discussion: """
            The roster file decides who takes part. What is changed here counts for more than the file, until reset \
            takes it back.
            """,
        subcommands: [
            RosterList.self, RosterImportFile.self, RosterAdd.self, RosterRemove.self, RosterDeregister.self,
            RosterDone.self, RosterUndone.self, RosterExtend.self, RosterChangeAddress.self, RosterReset.self,
        ])
}

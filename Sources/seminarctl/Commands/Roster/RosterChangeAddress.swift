import ArgumentParser
import ControlAPI

struct RosterChangeAddress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change-address",
        abstract: "Give a participant another mail address, and keep all that is known of them.",
        discussion: """
            What they have done and got stays theirs, their links stay as they are, and what is still useful of the mail \
            that waits or was refused goes to the new address. Correct the address in the roster file as well, before or \
            after: a row with the former one is understood until then. If the file was read with the new address \
            already, both rows become one person again. In a roster with ids the file alone is enough, and reset takes \
            the command back; without ids, change-address with the former address does.
            """)

    @OptionGroup var who: PersonArguments
    @Argument(help: "The new address.")
    var email: String
    @OptionGroup var connection: Connection

    func run() throws {
        let question = AddressQuestion(person: who.person, email: email, seminar: who.seminar)
        try connection.report(ControlRoute.changeAddress, question, as: \.line)
    }
}

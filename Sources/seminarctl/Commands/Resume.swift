import ArgumentParser
import ControlAPI

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send mail again.",
        discussion: """
            Ends a pause, and accepts a clock that was set back or has jumped forward. After a restored backup it asks what becomes of what \
            fell due since the backup was made; gap lists it.
            """)

    @Flag(name: .customLong("skip-gap"), help: "Count as sent what fell due between a backup and its restore.")
    var skipsGap = false
    @Flag(name: .customLong("send-gap"), help: "Send what of it is still useful, though it may have been sent before.")
    var sendsGap = false
    @OptionGroup var connection: Connection

    func validate() throws {
        guard !(skipsGap && sendsGap) else {
            throw ValidationError("--skip-gap and --send-gap exclude each other; choose one.")
        }
    }

    func run() throws {
        let gap: ResumeQuestion.Gap? = skipsGap ? .skip : sendsGap ? .send : nil
        try connection.report(ControlRoute.resume, ResumeQuestion(gap: gap), as: \.line)
    }
}

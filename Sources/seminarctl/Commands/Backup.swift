import ArgumentParser
import ControlAPI

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the service's state into a file, while it runs.",
        discussion: """
            The copy is whole and of one moment, and only you can read it: it holds names and addresses. \
            "seminard restore" puts it back. The seminar files, the templates and the token secret are not in it.
            """)

    @Argument(help: "The copy; one that is there is replaced once the new one is whole.", completion: .file())
    var file: String
    @OptionGroup var connection: Connection

    func run() throws {
        let copy = try ReceivedFile(at: file)
        let status = try connection.download(ControlRoute.backup, into: copy)
        guard status == 200 else { throw try connection.failure(in: copy.discarded()) }
        let size = try copy.keep()
        try Terminal.show(connection.json ? "{\"bytes\":\(size)}\n" : "\(file): \(size) bytes\n")
    }
}

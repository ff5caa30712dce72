import TestSupport
import Testing

@Suite struct SeminarControlHelpTests {
    @Test func `the help says what there is and what the exit statuses mean`() async throws {
        let outcome = try await BuiltProduct("seminarctl").run(["--help"], variables: ["COLUMNS": "80"])
        #expect(outcome.status == 0)
        #expect(outcome.complaints.isEmpty)
        #expect(outcome.output.hasPrefix(Self.help + "\n"))
        let groups = outcome.output.split(separator: "\n").filter { $0.hasSuffix(" SUBCOMMANDS:") }
        #expect(groups == ["LOOKING SUBCOMMANDS:", "MAIL SUBCOMMANDS:", "SEMINARS SUBCOMMANDS:", "STATE SUBCOMMANDS:"])
    }

    @Test(arguments: [
        ["status"], ["upcoming"], ["events"], ["reminders"], ["explain"], ["outbox", "list"], ["outbox", "show"],
        ["outbox", "retry"], ["outbox", "cancel"], ["roster", "list"], ["roster", "import"], ["roster", "add"],
        ["roster", "remove"], ["roster", "deregister"], ["roster", "done"], ["roster", "undone"], ["roster", "extend"],
        ["roster", "reset"], ["roster", "change-address"], ["silence", "add"], ["silence", "list"],
        ["silence", "expire"],
        ["reload"], ["send-test"], ["pause"], ["resume"], ["remove"],
        ["backup"], ["gap"],
        ["feed", "url"], ["feed", "rotate"],
    ])
    func `every command explains itself and knows the socket and JSON`(command: [String]) async throws {
        let outcome = try await BuiltProduct("seminarctl").run(command + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: seminarctl " + command.joined(separator: " ")))
        #expect(outcome.output.contains("--socket <file>") && outcome.output.contains("--json"))
    }

    @Test(arguments: [["bogus"], ["explain"], ["outbox", "show"], ["status", "--bogus"], ["roster", "done", "p"]])
    func `wrong usage exits with 64 and says so on standard error`(arguments: [String]) async throws {
        let outcome = try await BuiltProduct("seminarctl").run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaints.contains("Usage: seminarctl"))
    }

    @Test(arguments: [["--socket", "/no/such.sock", "status"], ["status", "--socket", "/no/such.sock"]])
    func `the socket may be named before and after the command`(arguments: [String]) async throws {
        let outcome = try await BuiltProduct("seminarctl").run(arguments)
        #expect(outcome.status == 69)
        #expect(outcome.complaints.contains("/no/such.sock"))
    }
}

extension SeminarControlHelpTests {
    fileprivate static let help = """
        OVERVIEW: Ask seminard what it does and why, and change who takes part.

        Answers go to standard output, complaints to standard error. Times count from
        the daemon's own clock, which may be simulated.

        Exit status: 0 done; 1 failed, or status not healthy; 64 wrong usage; 65 a bad
        seminar file or roster; 69 the daemon cannot be reached; 74 input or output
        failed; 77 not permitted; 78 a bad configuration.

        USAGE: seminarctl [--socket <file>] [--json] <subcommand>

        OPTIONS:
          --socket <file>         The daemon's control socket.
                Else $SEMINARD_SOCKET, else /run/seminard/control.sock.
          --json                  Print the daemon's answer as JSON.
          --version               Show the version.
          -h, --help              Show help information.
        """
}

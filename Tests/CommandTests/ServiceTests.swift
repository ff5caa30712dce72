import Foundation
import Glibc
import TestSupport
import Testing

/// `seminard run` on the machine's own clock, as a service manager and readers see it.
@Suite(.timeLimit(.minutes(20))) struct ServiceTests {
    @Test func `the service tells its manager, answers everyone, and ends when it is told to`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        for (path, type) in [
            ("/healthz", "text/plain"), ("/readyz", "text/plain"), ("/", "text/html"), ("/tadl-ss21", "text/html"),
            ("/tadl-ss21.ics", "text/calendar"),
        ] {
            let answer = try await service.get(path)
            #expect(answer.status == 200, "\(path)")
            #expect(answer.header["content-type"] == "\(type); charset=utf-8", "\(path)")
        }
        #expect(try await service.get("/tadl-ss22.ics").status == 404)
        #expect(await service.end() == 0)
        #expect(service.log.lines.contains("notify: STOPPING=1"))
        #expect(!FileManager.default.fileExists(atPath: service.folder.socket))
    }

    /// A relay's last reply is awaited for ten minutes, but for a stop.
    @Test func `a relay that hangs holds up no stop, and its mails go out at the next start`() async throws {
        let silent = try ScriptedSMTPServer(.at(.endOfData, .hang))
        let folder = try ServiceFolder(configuration: ServiceFolder.configuration(relay: silent))
        let service = try await RunningService.start(
            in: folder, "--clock-start", "2021-02-25 07:59", "--clock-speed", "60")
        await silent.reached(.endOfData, times: 4)
        let stop = ContinuousClock.now
        #expect(await service.end() == 0)
        #expect(ContinuousClock.now - stop < .seconds(300))

        let relay = try ScriptedSMTPServer()
        try folder.write(ServiceFolder.configuration(relay: relay), to: "seminard.yaml")
        let next = try await RunningService.start(
            in: folder, "--clock-start", "2021-02-25 07:59", "--clock-speed", "60")
        try await next.log.wait(for: 12, linesWith: "  accepted ")
        let again = relay.messages.filter { message in silent.messages.contains { $0.bytes == message.bytes } }
        #expect(relay.messages.count == 12 && again.count == 4)
        #expect(await next.end() == 0)
    }

    @Test func `a timeline in the past mails nobody and is healthy`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let status = try await service.ask("status")
        #expect(status.status == 0, "\(status.output)\(status.complaints)")
        #expect(try await service.ask("outbox", "list", "--json").output == "[]\n")
        #expect(try service.folder.mails().isEmpty)
    }

    @Test func `names, addresses and secrets are for the service and its operators alone`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        #expect(try await service.ask("send-test", "zoe@example.org").status == 0)
        let state = service.folder.path + "/state"
        for name in try FileManager.default.subpathsOfDirectory(atPath: state) {
            var status = stat()
            #expect(lstat(state + "/" + name, &status) == 0)
            #expect(status.st_mode & 0o007 == 0, "\(name) has the mode \(String(status.st_mode & 0o777, radix: 8))")
        }
        let secret = try FileManager.default.attributesOfItem(atPath: state + "/token.secret")
        #expect(secret[.posixPermissions] as? Int == 0o600)
        let socket = try FileManager.default.attributesOfItem(atPath: service.folder.socket)
        #expect(socket[.posixPermissions] as? Int == 0o660)
    }

    @Test func `a log at its usual level names no participant`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        #expect(try await service.ask("send-test", "zoe@example.org").status == 0)
        #expect(try await service.ask("roster", "done", "zoe.lindqvist@example.org", "report").status == 0)
        #expect(await service.end(by: SIGINT) == 0)
        #expect(service.log.lines.contains { $0.contains("mail accepted") })
        #expect(!service.log.lines.contains { $0.contains("@example.org") })
    }
}

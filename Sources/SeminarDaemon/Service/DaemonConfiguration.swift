import FeedServer
import Foundation
import MailTransport
import SeminarCore
import SeminarFiles

extension ServiceConfiguration {
    /// Reads and checks the service's own file.
    package static func load(
        _ path: String, environment: [String: String]
    ) throws(DaemonFailure) -> ServiceConfiguration {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: path)
        } catch {
            throw DaemonFailure(.badConfiguration, complaints: [error])
        }
        let parsed = parse(bytes, file: path, environment: environment)
        guard let configuration = parsed.value else {
            throw DaemonFailure(.badConfiguration, complaints: parsed.errors)
        }
        return configuration
    }

    /// What status and log call the way that mail takes; no user, no password.
    var transportName: String {
        switch delivery.transport {
        case .maildir: "maildir \(delivery.maildir ?? "")"
        case .smtp: "smtp \(delivery.smtp?.url ?? "")"
        }
    }

    /// Threads that hand messages over: writing to a disk gains nothing from company.
    var lanes: Int { delivery.transport == .smtp ? delivery.smtp?.connections ?? 1 : 1 }

    var rate: RelayGovernor.Rate? {
        guard delivery.transport == .smtp, let rate = delivery.smtp?.rate else { return nil }
        let perSecond = Double(rate.count) / (rate.interval / .seconds(1))
        return RelayGovernor.Rate(perSecond: perSecond, burst: max(1, min(Double(rate.count), perSecond * 10)))
    }

    func listenAddress() throws(InvalidListenAddress) -> ListenAddress {
        try ListenAddress(
            parsing: http.host.contains(":") ? "[\(http.host)]:\(http.port)" : "\(http.host):\(http.port)")
    }

    /// Whether the relay is this machine's: a rehearsal sends nowhere else.
    var isRelayOnLoopback: Bool {
        guard delivery.transport == .smtp, let host = delivery.smtp.flatMap({ URL(string: $0.url)?.host }) else {
            return true
        }
        return host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    }
}

/// The way that mail takes, and how to cut it off at a shutdown.
struct MailRoute: Sendable {
    var transport: any Transport
    var cut: @Sendable () -> Void

    init(_ configuration: ServiceConfiguration, clock: any WallClock) throws(DaemonFailure) {
        switch configuration.delivery.transport {
        case .maildir:
            let folder = configuration.delivery.maildir ?? "outgoing"
            transport = MaildirTransport(folder: folder, now: { clock.now() })
            cut = {}
        case .smtp:
            guard let smtp = configuration.delivery.smtp else {
                throw DaemonFailure(.badConfiguration, "transport smtp without a relay; add delivery.smtp.url")
            }
            let connections = SMTPConnections(try Self.options(smtp), atMost: smtp.connections)
            transport = connections
            cut = { connections.stop() }
        }
    }

    private static func options(_ smtp: ServiceConfiguration.SMTP) throws(DaemonFailure) -> SMTPOptions {
        SMTPOptions(
            url: smtp.url, encryption: smtp.tls == .required ? .required : .none, login: try login(smtp),
            authoritiesFile: smtp.certificatesFile)
    }

    private static func login(_ smtp: ServiceConfiguration.SMTP) throws(DaemonFailure) -> SMTPOptions.Login? {
        guard let user = smtp.user, let file = smtp.passwordFile else { return nil }
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw DaemonFailure(
                .badConfiguration, "\(file): the password file cannot be read; expected one line with the password")
        }
        let password = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
        return SMTPOptions.Login(user: user, password: password)
    }
}

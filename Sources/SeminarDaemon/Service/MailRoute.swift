import Foundation
import MailTransport
import SeminarCore
import SeminarFiles

/// The way that mail takes, and how to cut it off at a shutdown.
struct MailRoute: Sendable {
    var transport: any Transport
    var cut: @Sendable () -> Void

    /// What would keep every mail from going is found here, and not with the first mail.
    init(
        _ configuration: ServiceConfiguration, environment: [String: String], clock: any WallClock
    ) throws(DaemonFailure) {
        switch configuration.delivery.transport {
        case .maildir:
            let maildir = MaildirTransport(
                folder: configuration.delivery.maildir ?? "outgoing", now: { clock.now() })
            if let trouble = maildir.makeFolders() {
                throw DaemonFailure(.inputOutput, "the Maildir cannot be written: \(trouble)")
            }
            transport = maildir
            cut = {}
        case .smtp:
            guard let smtp = configuration.delivery.smtp else {
                throw DaemonFailure(.badConfiguration, "transport smtp without a relay; add delivery.smtp.url")
            }
            let troubles = RelayCheck(smtp, environment: environment, isService: true).troubles
            guard troubles.isEmpty else {
                var failure = DaemonFailure(.badConfiguration)
                failure.messages = troubles
                throw failure
            }
            let options = SMTPOptions(smtp, environment: environment)
            let connections = SMTPConnections(options, atMost: smtp.connections)
            transport = connections
            cut = { connections.stop() }
        }
    }
}

extension SMTPOptions {
    init(_ smtp: ServiceConfiguration.SMTP, environment: [String: String]) {
        self.init(
            url: smtp.url, encryption: smtp.tls == .required ? .required : .none,
            login: smtp.login.map { SMTPOptions.Login(user: $0.user, secret: $0.secret.source(in: environment)) },
            authoritiesFile: smtp.certificatesFile)
    }
}

extension ServiceConfiguration.Secret {
    func source(in environment: [String: String]) -> LoginSecret {
        switch self {
        case .passwordFile(let path): .file(path, .password)
        case .passwordEnvironment(let name): .text(environment[name] ?? "")
        case .tokenFile(let path): .file(path, .token)
        case .tokenCommand(let line, let life): .command(line, life: life)
        }
    }
}

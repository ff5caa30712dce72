import Foundation
import MailTransport
import SeminarFiles

/// What can be told of a relay's files without speaking to it.
struct RelayCheck {
    /// A line each.
    private(set) var troubles: [String] = []
    private let isService: Bool

    /// - Parameter isService: else systemd's credentials are not there to be read.
    init(_ smtp: ServiceConfiguration.SMTP, environment: [String: String], isService: Bool) {
        self.isService = isService
        if let file = smtp.certificatesFile { inspect(certificates: file) }
        if let secret = smtp.login?.secret { inspect(secret, environment) }
    }

    private static let credentials = ["$CREDENTIALS_DIRECTORY/", "/run/credentials/"]

    private mutating func inspect(certificates file: String) {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            return troubles.append("\(file): the file of certificate authorities cannot be read; correct ca_file")
        }
        guard bytes.range(of: Data("-----BEGIN ".utf8)) == nil else { return }
        troubles.append("\(file): there is no certificate in it; expected certificates in PEM")
    }

    /// A token's command is the service's to run, when it has mail.
    private mutating func inspect(_ secret: ServiceConfiguration.Secret, _ environment: [String: String]) {
        switch secret {
        case .tokenCommand: break
        case .passwordEnvironment(let name):
            guard isService, environment[name, default: ""].isEmpty else { return }
            troubles.append("the environment variable \(name) is not set; password_env names it for the password")
        case .passwordFile(let path), .tokenFile(let path):
            if !isService, Self.credentials.contains(where: path.hasPrefix) { return }
            guard let trouble = secret.source(in: environment).trouble() else { return }
            troubles.append("\(trouble); expected a file with one line that the service may read")
        }
    }
}

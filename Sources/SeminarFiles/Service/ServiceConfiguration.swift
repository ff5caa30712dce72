import CivilTime
import SeminarCore

/// The service's own file, checked; paths are resolved, and every key has its value or default.
package struct ServiceConfiguration: Sendable, Equatable {
    /// The folder of the seminars' files.
    package var seminars: String
    /// The folder of templates that replace the built-in ones; it need not exist.
    package var templates: String
    /// The database.
    package var state: String
    /// Of log lines, and of times that are typed without a zone.
    package var zone: Zone
    /// Without a slash at its end.
    package var baseURL: String
    package var http: HTTP
    package var control: Control
    package var tokenSecretFile: String
    package var delivery: Delivery
    /// How long a notice of a change waits for further changes.
    package var noticeDelay: Duration
    /// The folder for copies of the feeds; nil means none.
    package var exportDirectory: String?

    package struct HTTP: Sendable, Equatable {
        /// A name or an address, an IPv6 one without its brackets.
        package var host: String
        package var port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    package struct Control: Sendable, Equatable {
        /// The path of the socket.
        package var socket: String

        package init(socket: String) { self.socket = socket }
    }

    package struct Delivery: Sendable, Equatable {
        package var transport: TransportKind
        /// Nil only where the transport is another one.
        package var maildir: String?
        package var from: Sender
        /// Domains, in lower case; nil means everyone.
        package var onlyTo: [String]?
        /// Nil where reports about undeliverable mail go to the sender, and are read by people if at all.
        package var bounces: Bounces?
        /// Nil only where the transport is another one.
        package var smtp: SMTP?
    }

    /// Where reports about undeliverable mail go.
    package struct Bounces: Sendable, Equatable {
        package enum Mailbox: Sendable, Equatable {
            case maildir(String)
            case mbox(String)

            package var path: String {
                switch self {
                case .maildir(let path), .mbox(let path): path
                }
            }
        }

        /// The envelope's sender, with a key of each mail's own after a plus sign; nil leaves it the sender's.
        package var address: EmailAddress?
        /// What the mail server delivers them to; nil leaves them to people.
        package var mailbox: Mailbox?
    }

    package enum TransportKind: String, CaseIterable, Sendable { case maildir, smtp }

    package struct Sender: Sendable, Equatable {
        package var name: String
        package var email: EmailAddress

        package init(name: String, email: EmailAddress) {
            self.name = name
            self.email = email
        }
    }

    package struct SMTP: Sendable, Equatable {
        /// `smtp://` or `smtps://`, host and port.
        package var url: String
        package var tls: TLS
        package var login: Login?
        /// Certificates to trust in place of the system's.
        package var certificatesFile: String?
        package var connections: Int
        package var rate: Rate
        /// For recipients in certain domains, in lower case.
        package var domainRates: [String: Rate]
    }

    package struct Login: Sendable, Equatable {
        package var user: String
        package var secret: Secret
    }

    /// Where a password or token comes from; never itself.
    package enum Secret: Sendable, Equatable {
        case passwordFile(String)
        /// The name of the variable.
        case passwordEnvironment(String)
        case tokenFile(String)
        /// For a shell; a token is used again for `life`.
        case tokenCommand(String, life: Duration)
    }

    package enum TLS: String, CaseIterable, Sendable {
        /// smtps from the start, smtp by STARTTLS.
        case required
        /// For loopback hosts only.
        case none
    }

    /// So many mails in so much time.
    package struct Rate: Sendable, Equatable {
        package var count: Int
        package var interval: Duration

        package init(count: Int, per interval: Duration) {
            self.count = count
            self.interval = interval
        }
    }
}

/// Where the relay is and how it is spoken to.
package struct SMTPOptions: Sendable {
    /// RFC 8314 §3: encryption is the rule; without it only a relay on the same machine should be spoken to.
    package enum Encryption: String, Sendable {
        /// From the first byte with `smtps:`, by STARTTLS with `smtp:`; no mail goes out without.
        case required
        case none
    }

    package struct Login: Sendable {
        package var user: String
        package var secret: LoginSecret

        package init(user: String, secret: LoginSecret) {
            self.user = user
            self.secret = secret
        }
    }

    /// `smtps://host:465` or `smtp://host:587`.
    package var url: String
    package var encryption: Encryption
    package var login: Login?
    /// A PEM file of certificate authorities in place of the system's.
    package var authoritiesFile: String?
    /// What we call ourselves in EHLO (RFC 5321 §4.1.1.1); `nil` is the machine's name.
    package var helloName: String?
    /// From the first packet to the end of the login.
    package var connectTimeout: Duration = .seconds(120)
    /// For each reply, and for each piece of the data.
    package var replyTimeout: Duration = .seconds(60)
    /// For the reply to the final dot, where a hasty client makes duplicates (RFC 5321 §4.5.3.2.6, RFC 1047).
    package var finalReplyTimeout: Duration = .seconds(600)

    /// How long a connection is kept without a message: what others need less than we do.
    package var idleLimit: Duration = .seconds(30)

    package init(
        url: String, encryption: Encryption = .required, login: Login? = nil, authoritiesFile: String? = nil,
        helloName: String? = nil
    ) {
        self.url = url
        self.encryption = encryption
        self.login = login
        self.authoritiesFile = authoritiesFile
        self.helloName = helloName
    }
}

/// Not even where the secret comes from is printed with the options.
extension SMTPOptions.Login: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "login of \(user)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}

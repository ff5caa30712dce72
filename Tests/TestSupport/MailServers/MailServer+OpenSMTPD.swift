extension MailServer {
    /// OpenSMTPD, with STARTTLS and login only; mail for example.org comes to `home/inbox`.
    package static func openSMTPD() async throws -> MailServer {
        try await MailServer(
            files: [
                "etc/smtpd.conf": """
                pki localhost cert "/certificates/server.pem"
                pki localhost key "/certificates/server.key"
                table logins file:/etc/logins
                table mailboxes { "@" = mail }
                listen on 127.0.0.1 port PORT hostname mail.test tls-require pki localhost auth <logins>
                action "inbox" maildir "/home/inbox" virtual <mailboxes>
                match auth from any for domain "example.org" action "inbox"

                """
            ], command: ["/usr/sbin/smtpd", "-d", "-f", "/etc/smtpd.conf"])
    }

    package static let openSMTPDUser = "seminard"

    /// Debian 12's was made for OpenSSL 1.1: with the one there, every handshake ends in an internal error.
    package static let openSMTPDObstacle: String? =
        obstacle ?? (release == "bookworm" ? "Debian 12's OpenSMTPD cannot do TLS, and Debian 13's is not there" : nil)
}

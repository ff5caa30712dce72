extension MailServer {
    /// OpenSMTPD, in the clear and without login; mail for example.org comes to `home/inbox`.
    ///
    /// Debian 12's breaks off every TLS handshake, as it was made for OpenSSL 1.1, and offers a login under TLS alone: a
    /// test that wants encryption puts it in front.
    package static func openSMTPD() async throws -> MailServer {
        try await MailServer(
            files: [
                "etc/smtpd.conf": """
                table mailboxes { "@" = mail }
                listen on 127.0.0.1 port PORT hostname mail.test
                action "inbox" maildir "/home/inbox" virtual <mailboxes>
                match from any for domain "example.org" action "inbox"

                """
            ], command: ["/usr/sbin/smtpd", "-d", "-f", "/etc/smtpd.conf"])
    }
}

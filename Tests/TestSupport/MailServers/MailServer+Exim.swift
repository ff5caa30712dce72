extension MailServer {
    /// Exim, with STARTTLS and login only. Mail for `unknown@` it gives up itself; all else it hands on to another server, as
    /// a university's relay does. What bounces comes to `home/bounces`.
    ///
    /// Of a delay it tells nobody: of mail that says that it is automatic (RFC 3834) Exim does not.
    ///
    /// - Parameter port: of the server that has the mailboxes, on loopback
    package static func exim(handingOnTo port: Int) async throws -> MailServer {
        try await MailServer(
            files: ["etc/exim4/exim4.conf": eximConfiguration.replacing("NEXT", with: String(port))],
            command: ["/usr/sbin/exim4", "-bdf"])
    }

    package static let eximUser = "seminard"

    private static let eximConfiguration = #"""
        primary_hostname = mail.test
        qualify_domain = example.org
        daemon_smtp_ports = PORT
        local_interfaces = 127.0.0.1
        tls_advertise_hosts = *
        tls_certificate = /certificates/server.pem
        tls_privatekey = /certificates/exim.key
        log_file_path = /var/log/exim4/%slog
        host_lookup =
        acl_smtp_rcpt = recipient
        acl_smtp_data = accept
        keep_environment =
        never_users =

        begin acl
        recipient:
          accept authenticated = *
          deny message = log in first

        begin routers
        bounces:
          driver = accept
          local_parts = bounces
          local_part_suffix = +*
          local_part_suffix_optional
          transport = bounces
        unknown:
          driver = redirect
          local_parts = unknown
          allow_fail
          data = :fail: nobody of that name is here
        next:
          driver = manualroute
          route_list = * 127.0.0.1 byname
          self = send
          transport = next

        begin transports
        bounces:
          driver = appendfile
          directory = /home/bounces
          maildir_format
          create_directory
          user = mail
          group = mail
        next:
          driver = smtp
          port = NEXT
          allow_localhost

        begin retry
        * * F,4d,1s

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if and {{eq{$auth2}{seminard}}{eq{$auth3}{correct horse}}}}
          server_set_id = $auth2
          server_advertise_condition = ${if def:tls_in_cipher}

        """#
}

extension MailServer {
    /// Postfix, with STARTTLS and login only. Mail for example.org comes to `home/inbox`; `unknown@`, `full@` and `policy@`
    /// are given up after they were accepted, `slow@` is tried again for days. What bounces goes the way that the README
    /// describes: by an alias and the `.forward` of the user `seminard` to `var/lib/seminard/bounces`.
    package static func postfix() async throws -> MailServer {
        try await MailServer(
            files: [
                "etc/postfix/main.cf": postfixMain, "etc/postfix/master.cf": postfixMaster,
                "etc/postfix/mailboxes": "/^student[0-9]*@/ inbox/\n", "etc/aliases": "bounces seminard\n",
                "etc/postfix/transport": """
                /^unknown@/ error:5.1.1 no such user
                /^full@/ error:5.2.2 the mailbox is full
                /^policy@/ error:5.7.1 not wanted here
                /^slow@/ retry:4.2.2 the mailbox is full, try again later

                """,
            ], command: ["/usr/lib/postfix/sbin/master", "-s", "-c", "/etc/postfix"])
    }

    /// The user's name there; Cyrus SASL knows it with its realm.
    package static let postfixUser = "seminard@mail.test"

    private static let postfixMain = """
        compatibility_level = 3.6
        maillog_file = /var/log/mail.log
        queue_directory = /var/spool/postfix
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        data_directory = /var/lib/postfix
        shlib_directory = /usr/lib/postfix
        meta_directory = /usr/share/postfix
        mail_owner = postfix
        setgid_group = postdrop
        default_privs = nobody
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mail.test
        mydestination = mail.test
        mynetworks =
        disable_dns_lookups = yes
        in_flow_delay = 0
        recipient_delimiter = +
        alias_maps = texthash:/etc/aliases
        local_recipient_maps =
        smtpd_reject_unlisted_recipient = no
        virtual_mailbox_domains = example.org
        virtual_mailbox_base = /home
        virtual_mailbox_maps = regexp:/etc/postfix/mailboxes
        virtual_uid_maps = static:61005
        virtual_gid_maps = static:61005
        transport_maps = regexp:/etc/postfix/transport
        smtpd_tls_security_level = encrypt
        smtpd_tls_auth_only = yes
        smtpd_tls_cert_file = /certificates/server.pem
        smtpd_tls_key_file = /certificates/server.key
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_path = smtpd
        cyrus_sasl_config_path = /etc/postfix/sasl
        smtpd_client_restrictions = permit_sasl_authenticated, reject
        smtpd_recipient_restrictions = permit_sasl_authenticated, reject
        delay_warning_time = 1s

        """

    private static let postfixMaster = """
        127.0.0.1:PORT inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        local unix - n n - - local
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """
}

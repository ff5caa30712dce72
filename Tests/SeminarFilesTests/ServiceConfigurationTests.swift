import CivilTime
import SeminarCore
import SeminarFiles
import Testing

@Suite struct ServiceConfigurationTests {
    private static let systemd = ["STATE_DIRECTORY": "/var/lib/seminard:/other", "RUNTIME_DIRECTORY": "/run/seminard"]
    private static let smallest = "delivery: { from: Office <office@example.org> }\n"

    private func checked(_ text: String, environment: [String: String] = systemd) -> Checked<ServiceConfiguration> {
        ServiceConfiguration.parse(Array(text.utf8), file: "/etc/seminard/seminard.yaml", environment: environment)
    }

    private func complaints(_ text: String, environment: [String: String] = systemd) -> [String] {
        checked(text, environment: environment).complaints.map { $0.description.withoutFile }
    }

    @Test func `under systemd a sender is enough`() throws {
        let configuration = try #require(checked(Self.smallest).value)
        #expect(
            configuration.seminars == "/etc/seminard/seminars" && configuration.templates == "/etc/seminard/templates")
        #expect(configuration.state == "/var/lib/seminard/seminard.sqlite" && configuration.zone == .utc)
        #expect(configuration.tokenSecretFile == "/var/lib/seminard/token.secret")
        #expect(configuration.control.socket == "/run/seminard/control.sock")
        #expect(configuration.http == .init(host: "127.0.0.1", port: 8021))
        #expect(configuration.baseURL == "http://127.0.0.1:8021" && configuration.noticeDelay == .seconds(600))
        #expect(configuration.exportDirectory == nil)
        #expect(configuration.delivery.transport == .maildir && configuration.delivery.onlyTo == nil)
        #expect(configuration.delivery.maildir == "/var/lib/seminard/outgoing" && configuration.delivery.smtp == nil)
    }

    @Test func `without systemd the places of state are asked for`() {
        #expect(
            complaints(Self.smallest, environment: [:]) == [
                "1:1: the configuration lacks the key \"control\"; "
                    + "expected { socket: path }, as systemd's $RUNTIME_DIRECTORY is not set",
                "1:1: the configuration lacks the key \"state\"; expected a path, as systemd's $STATE_DIRECTORY is not set",
                "1:1: the configuration lacks the key \"token_secret_file\"; "
                    + "expected a path, as systemd's $STATE_DIRECTORY is not set",
                "1:11: the delivery lacks the key \"maildir\"; "
                    + "expected a folder, as systemd's $STATE_DIRECTORY is not set",
            ])
    }

    @Test func `a relay has its defaults`() throws {
        let text = """
            http: { listen: "[::1]:8080" }
            base_url: https://seminars.example.org/
            notice_delay: 90 seconds
            export_directory: ../www
            time_zone: Europe/Berlin
            delivery:
              transport: smtp
              from: "\\"Office, the\\" <office@example.org>"
              only_to: [Example.ORG]
              smtp: { url: "smtps://mail.example.org:465", user: u, password_file: secrets/p, rate: 2/second }
            """
        let configuration = try #require(checked(text).value)
        #expect(configuration.http == .init(host: "::1", port: 8080))
        #expect(configuration.baseURL == "https://seminars.example.org" && configuration.noticeDelay == .seconds(90))
        #expect(configuration.exportDirectory == "/etc/www")
        #expect(configuration.delivery.from.name == "Office, the" && configuration.delivery.onlyTo == ["example.org"])
        let relay = try #require(configuration.delivery.smtp)
        #expect(relay.url == "smtps://mail.example.org:465" && relay.tls == .required && relay.connections == 4)
        #expect(relay.login?.user == "u" && relay.login?.secret == .passwordFile("/etc/seminard/secrets/p"))
        #expect(relay.rate == .init(count: 2, per: .seconds(1)) && relay.domainRates.isEmpty)
    }

    @Test(arguments: [
        ("password_file: $CREDENTIALS_DIRECTORY/smtp", ServiceConfiguration.Secret.passwordFile("/run/cred/smtp")),
        ("password_env: SMTP_PASSWORD", .passwordEnvironment("SMTP_PASSWORD")),
        ("token_file: token", .tokenFile("/etc/seminard/token")),
        ("token_command: /bin/token --for me", .tokenCommand("/bin/token --for me", life: .seconds(3000))),
        ("token_command: t, token_life: 10 minutes", .tokenCommand("t", life: .seconds(600))),
    ])
    func `a secret comes from one place`(key: String, secret: ServiceConfiguration.Secret) throws {
        let text = "delivery: { from: O <o@example.org>, smtp: { url: smtp://localhost, user: u, \(key) } }"
        let environment = Self.systemd.merging(["CREDENTIALS_DIRECTORY": "/run/cred"]) { $1 }
        #expect(try #require(checked(text, environment: environment).value).delivery.smtp?.login?.secret == secret)
    }

    @Test func `domains may have rates of their own`() throws {
        let text = """
            delivery:
              from: O <o@example.org>
              smtp: { url: smtp://localhost, domain_rates: { Gmail.com: 30/minute, example.org: 1/second } }
            """
        let relay = try #require(checked(text).value?.delivery.smtp)
        #expect(
            relay.domainRates == [
                "gmail.com": .init(count: 30, per: .seconds(60)), "example.org": .init(count: 1, per: .seconds(1)),
            ])
    }

    @Test(arguments: [
        ("smtp://127.0.0.1:2525", "none"), ("smtp://localhost", "none"), ("smtps://[::1]:465", "required"),
        ("smtp://[::1]:2525", "none"),
        ("smtp://mail.example.org:587", "required"), ("smtp://127.example.org", "required"),
    ])
    func `mail in the clear is the default for this machine alone`(url: String, tls: String) throws {
        let text = "delivery: { transport: smtp, from: O <o@example.org>, smtp: { url: \"\(url)\" } }"
        #expect(try #require(checked(text).value).delivery.smtp?.tls.rawValue == tls)
    }

    @Test(arguments: [
        (
            "state_file: x",
            "2:1: unknown key \"state_file\" in the configuration; "
                + "expected one of seminars, templates, state, time_zone, base_url, http, control, token_secret_file, "
                + "delivery, notice_delay, export_directory"
        ),
        ("deliverey: x", "2:1: unknown key \"deliverey\" in the configuration; did you mean \"delivery\"?"),
        (
            "http: { listen: 8021 }",
            "2:17: \"8021\" is not a host and a port; expected a host and a port such as \"127.0.0.1:8021\""
        ),
        (
            "http: { listen: \"::1:8021\" }",
            "2:17: \"::1:8021\" is not a host and a port; expected a host and a port such as \"127.0.0.1:8021\""
        ),
        ("http: { port: 1 }", "2:9: unknown key \"port\" in http; expected listen"),
        (
            "base_url: ftp://x",
            "2:11: \"ftp://x\" is not a link; expected a link that begins with https:// or http://"
        ),
        (
            "base_url: https://x.org/?a",
            "2:11: \"https://x.org/?a\" is more than an address to begin links with; remove all from ? or # on"
        ),
        (
            "notice_delay: 10",
            "2:15: \"10\" is not a duration; expected a duration such as 2h, 90m, 1h30m or 2 hours"
        ),
        (
            "time_zone: X/Y",
            "2:12: there is no time zone \"X/Y\"; expected a name of the tz database such as Europe/Berlin"
        ),
        ("control: x", "2:10: control is expected here, not a text; write its keys, as \"socket: …\""),
    ])
    func `a key that does not fit is refused`(key: String, complaint: String) {
        #expect(complaints(Self.smallest + key) == [complaint])
    }

    @Test(
        arguments: [
            (
                "{ address: bounces@example.org, maildir: b }", "bounces@example.org",
                ServiceConfiguration.Bounces.Mailbox.maildir("/etc/seminard/b")
            ),
            ("{ mbox: /var/mail/bounces }", nil, .mbox("/var/mail/bounces")),
            ("{ address: bounces@münchen.example }", "bounces@xn--mnchen-3ya.example", nil),
        ] as [(String, String?, ServiceConfiguration.Bounces.Mailbox?)])
    func `undeliverable mail may have an address and a mailbox`(
        bounces: String, address: String?, mailbox: ServiceConfiguration.Bounces.Mailbox?
    ) throws {
        let text = "delivery: { from: O <o@example.org>, bounces: \(bounces) }"
        let read = try #require(checked(text).value?.delivery.bounces)
        #expect(read.address?.description == address && read.mailbox == mailbox)
    }

    @Test(arguments: [
        ("transport: pigeon", "3:14: \"pigeon\" does not fit here; expected maildir or smtp"),
        ("transport: smtp", "3:3: the delivery lacks the key \"smtp\"; expected the relay, as { url: … }"),
        (
            "bounces: { maildir: a, mbox: b }",
            "3:26: there is a Maildir already; expected either maildir or mbox"
        ),
        (
            "bounces: { address: b\(String(repeating: "b", count: 31))@example.org }",
            "3:23: \"b\(String(repeating: "b", count: 31))@example.org\" leaves no room for the key that each mail adds "
                + "to it; expected at most 31 characters before the @"
        ),
        ("only_to: [a b]", "3:13: \"a b\" is no domain; expected one such as example.org"),
        (
            "smtp: { url: mail.example.org }",
            "3:16: \"mail.example.org\" is not the address of a relay; "
                + "expected the address of a relay such as \"smtps://mail.example.org:465\""
        ),
        (
            "smtp: { url: \"smtp://u:p@mail.example.org\" }",
            "3:16: \"smtp://u:p@mail.example.org\" is not the address of a relay; "
                + "expected the address of a relay such as \"smtps://mail.example.org:465\""
        ),
        (
            "smtp: { url: \"smtp://mail.example.org\", tls: none }",
            "3:43: mail to mail.example.org would go over the network in the clear; expected required"
        ),
        (
            "smtp: { url: \"smtps://localhost\", tls: none }",
            "3:37: smtps is encrypted from the start; expected required, or smtp:// in the url"
        ),
        (
            "smtp: { url: \"smtp://localhost\", user: u }",
            "3:9: smtp lacks the key \"password_file\"; expected the file that holds the user's password in one line"
        ),
        (
            "smtp: { url: \"smtp://localhost\", user: u, token_file: t, password_file: p }",
            "3:45: there is a secret already, in password_file; keep one of them"
        ),
        (
            "smtp: { url: \"smtp://localhost\", user: u, password_env: hunter-2 }",
            "3:45: this is no name of a variable; expected one such as SMTP_PASSWORD, whose value is the password"
        ),
        (
            "smtp: { url: \"smtp://localhost\", user: u, token_file: t, token_life: 1h }",
            "3:60: only the token of a command has a life; remove it, or add token_command"
        ),
        (
            "smtp: { url: \"smtp://localhost\", domain_rates: { a b: 1/second } }",
            "3:52: \"a b\" is no domain; expected one such as example.org"
        ),
        (
            "smtp: { url: \"smtp://localhost\", connections: 0 }",
            "3:49: \"0\" does not fit here; expected a whole number from 1 to 64"
        ),
        (
            "smtp: { url: \"smtp://localhost\", rate: 600 }",
            "3:42: \"600\" is not a rate; expected a rate such as 600/minute"
        ),
    ])
    func `a delivery that does not fit is refused`(key: String, complaint: String) {
        let text = "delivery:\n  from: O <o@example.org>\n  \(key)\n"
        #expect(complaints(text).map { $0.replacing("2:3: the delivery", with: "3:3: the delivery") } == [complaint])
    }

    @Test(arguments: [
        ("o@example.org", "\"o@example.org\" has no name before an address in < >; "),
        ("<o@example.org>", "the sender has no name; "),
    ])
    func `a sender has a name and an address`(sender: String, what: String) {
        #expect(
            complaints("delivery: { from: \(sender) }")
                == ["1:19: \(what)expected a name and an address such as Seminar office <seminar@example.org>"])
    }

    @Test func `a socket's path has at most 107 bytes, counted when it is whole`() {
        let fits = String(repeating: "x", count: 107 - "/etc/seminard/".utf8.count)
        #expect(complaints(Self.smallest + "control: { socket: \(fits) }") == [])
        let complaints = complaints(Self.smallest + "control: { socket: ./\(fits)y }")
        #expect(complaints.count == 1)
        #expect(complaints[0].hasPrefix("2:12: the path of the socket has 108 bytes: /etc/seminard/xxx"))
        #expect(complaints[0].hasSuffix("; expected at most 107; choose a shorter one"))
    }
}

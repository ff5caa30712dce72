import SeminarCore

/// Reads `delivery.smtp`: where the relay is, who we are to it, and how much it takes.
struct RelayReader {
    let keys: YAMLMapping<SMTPKey>
    let places: StatePlaces

    func read() -> ServiceConfiguration.SMTP? {
        let url: MailRelayURL? = keys.required(.url)
        let tls: ServiceConfiguration.TLS? = keys.choice(.tls)
        let login = login()
        let certificates = keys.line(.certificatesFile).map(places.resolved)
        let connections = keys.integer(.connections, in: 1...64) ?? 4
        let rate = keys.read(.rate) ?? ServiceConfiguration.Rate(count: 600, per: .seconds(60))
        let domainRates = domainRates()
        guard let url else { return nil }
        if tls == ServiceConfiguration.TLS.none { refuseClear(url) }
        let standard: ServiceConfiguration.TLS = url.isLoopback && !url.isEncrypted ? .none : .required
        return ServiceConfiguration.SMTP(
            url: url.text, tls: tls ?? standard, login: login, certificatesFile: certificates,
            connections: connections, rate: rate, domainRates: domainRates)
    }

    private func refuseClear(_ url: MailRelayURL) {
        if !url.isLoopback {
            let what = "mail to \(url.host) would go over the network in the clear"
            keys.refuse(.tls, what, remedy: "expected required")
        } else if url.isEncrypted {
            keys.refuse(.tls, "smtps is encrypted from the start", remedy: "expected required, or smtp:// in the url")
        }
    }

    // MARK: The login

    private static let secretKeys: [SMTPKey] = [.passwordFile, .passwordEnvironment, .tokenFile, .tokenCommand]

    private func login() -> ServiceConfiguration.Login? {
        let user = keys.line(.user)
        let given = Self.secretKeys.filter { keys[$0] != nil }
        for key in given.dropFirst() {
            keys.refuse(key, "there is a secret already, in \(given[0].rawValue)", remedy: "keep one of them")
        }
        if keys[.tokenLife] != nil, given.first != .tokenCommand {
            keys.refuse(.tokenLife, "only the token of a command has a life", remedy: "remove it, or add token_command")
        }
        if user != nil, given.isEmpty {
            _ = keys.required(.passwordFile, expected: "the file that holds the user's password in one line")
        } else if keys[.user] == nil, !given.isEmpty {
            _ = keys.required(.user, expected: "the user whose password it is")
        }
        guard let user, let key = given.first, let secret = secret(key) else { return nil }
        return ServiceConfiguration.Login(user: user, secret: secret)
    }

    private func secret(_ key: SMTPKey) -> ServiceConfiguration.Secret? {
        switch key {
        case .passwordFile: keys.line(key).map { .passwordFile(places.resolvedSecret($0)) }
        case .passwordEnvironment: keys.line(key).flatMap(variable).map { .passwordEnvironment($0) }
        case .tokenFile: keys.line(key).map { .tokenFile(places.resolvedSecret($0)) }
        default:
            keys.line(key).map { line in
                let life: ElapsedTime? = keys.read(.tokenLife)
                return .tokenCommand(line, life: .seconds(life?.seconds ?? Self.usualLife))
            }
        }
    }

    /// Of a token, in seconds: a little less than the hour for which most are good.
    private static let usualLife = 50 * 60

    /// A password itself, put here by mistake, is not to be repeated.
    private func variable(_ name: String) -> String? {
        if name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || Character(Unicode.Scalar($0)).isASCIIWordCharacter }) {
            return name
        }
        keys.refuse(
            .passwordEnvironment, "this is no name of a variable",
            remedy: "expected one such as SMTP_PASSWORD, whose value is the password")
        return nil
    }

    // MARK: Rates

    private func domainRates() -> [String: ServiceConfiguration.Rate] {
        let expected = "domains and rates such as { example.org: 30/minute }"
        let pairs = keys[.domainRates]?.pairs(expected: expected) ?? []
        return pairs.reduce(into: [:]) { rates, pair in
            guard let text = pair.key.raw(expected: "a domain such as example.org") else { return }
            guard let address = try? EmailAddress(parsing: "x@\(text)") else {
                return pair.key.refuse("\"\(text.shortened)\" is no domain", remedy: "expected one such as example.org")
            }
            if let rate = pair.value.read(ServiceConfiguration.Rate.self) { rates[address.domain.lowercased()] = rate }
        }
    }
}

extension Character {
    fileprivate var isASCIIWordCharacter: Bool { isASCII && (isLetter || isNumber) }
}

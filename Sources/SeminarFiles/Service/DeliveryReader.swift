import SeminarCore

/// Reads `delivery`, all but the relay in it.
struct DeliveryReader {
    let mapping: YAMLMapping<DeliveryKey>
    let places: StatePlaces

    func read() -> ServiceConfiguration.Delivery? {
        let transport: ServiceConfiguration.TransportKind = mapping.choice(.transport) ?? .maildir
        let maildir = mapping.line(.maildir).map(places.resolved) ?? places.standard("outgoing", in: .state)
        let sender = mapping.required(.from, expected: Self.expectedSender).flatMap(sender)
        let onlyTo = mapping[.onlyTo].map { _ in domains() }
        let bounces = mapping[.bounces].flatMap { BounceReader(value: $0, places: places).read() }
        let smtp = mapping[.smtp].flatMap { YAMLMapping<SMTPKey>($0, noun: "smtp") }
            .flatMap { RelayReader(keys: $0, places: places).read() }
        if transport == .smtp, mapping[.smtp] == nil {
            _ = mapping.required(.smtp, expected: "the relay, as { url: … }")
        }
        if transport == .maildir, maildir == nil {
            _ = mapping.required(.maildir, expected: "a folder, as systemd's $STATE_DIRECTORY is not set")
        }
        guard let sender else { return nil }
        return ServiceConfiguration.Delivery(
            transport: transport, maildir: maildir, from: sender, onlyTo: onlyTo, bounces: bounces, smtp: smtp)
    }

    private static let expectedSender = "a name and an address such as Seminar office <seminar@example.org>"

    private func sender(_ value: YAMLValue) -> ServiceConfiguration.Sender? {
        guard let text = value.line(expected: Self.expectedSender) else { return nil }
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
            value.refuse(
                "\"\(text.shortened)\" has no name before an address in < >", remedy: "expected \(Self.expectedSender)")
            return nil
        }
        let name = text[..<open].trimmingSpaces.filter { $0 != "\"" }
        guard !name.isEmpty else {
            value.refuse("the sender has no name", remedy: "expected \(Self.expectedSender)")
            return nil
        }
        do {
            let address = String(text[text.index(after: open)...].dropLast())
            return ServiceConfiguration.Sender(name: name, email: try EmailAddress(parsing: address))
        } catch {
            value.refuse("\"\(text.shortened)\": \(error.what)", remedy: error.remedy)
            return nil
        }
    }

    /// An empty list lets no mail out.
    private func domains() -> [String] {
        mapping.list(.onlyTo, expected: "a list of domains such as [example.org]").compactMap { item in
            guard let text = item.raw(expected: "a domain such as example.org") else { return nil }
            if let address = try? EmailAddress(parsing: "x@\(text)") { return address.domain.lowercased() }
            item.refuse("\"\(text.shortened)\" is no domain", remedy: "expected one such as example.org")
            return nil
        }
    }
}

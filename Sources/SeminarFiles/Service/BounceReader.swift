import SeminarCore

/// Reads `delivery.bounces`: where reports about undeliverable mail go, and where they are read.
struct BounceReader {
    let value: YAMLValue
    let places: StatePlaces

    func read() -> ServiceConfiguration.Bounces? {
        guard let keys = YAMLMapping<BounceKey>(value, noun: "bounces") else { return nil }
        let address = keys[.address].flatMap(address)
        let maildir = keys.line(.maildir).map(places.resolved)
        let mbox = keys.line(.mbox).map(places.resolved)
        if keys[.maildir] != nil, keys[.mbox] != nil {
            keys.refuse(.mbox, "there is a Maildir already", remedy: "expected either maildir or mbox")
        }
        if keys.keys.isEmpty {
            keys.refuse(
                what: "bounces says nothing",
                remedy: "expected an address, and the maildir or mbox that its mail is delivered to")
        }
        let mailbox = maildir.map(ServiceConfiguration.Bounces.Mailbox.maildir) ?? mbox.map { .mbox($0) }
        return ServiceConfiguration.Bounces(address: address, mailbox: mailbox)
    }

    /// A key of each mail's own follows the local part, of which RFC 5321 §4.5.3.1.1 allows 64 octets in all.
    private func address(_ value: YAMLValue) -> EmailAddress? {
        let expected = "an address such as bounces@example.org"
        guard let text = value.line(expected: expected) else { return nil }
        do {
            let address = try EmailAddress(parsing: text)
            if address.returning(key: ReturnKey.sample) != nil { return address }
            value.refuse(
                "\"\(text.shortened)\" leaves no room for the key that each mail adds to it",
                remedy: "expected at most \(64 - ReturnKey.length - 1) characters before the @")
        } catch {
            value.refuse("\"\(text.shortened)\": \(error.what)", remedy: error.remedy)
        }
        return nil
    }
}

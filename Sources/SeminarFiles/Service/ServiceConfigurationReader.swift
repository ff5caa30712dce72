import CivilTime

/// Reads the service's file key by key.
struct ServiceConfigurationReader {
    let mapping: YAMLMapping<ServiceKey>
    let places: StatePlaces

    func read() -> ServiceConfiguration? {
        let seminars = places.resolved(mapping.line(.seminars) ?? "seminars/")
        let templates = places.resolved(mapping.line(.templates) ?? "templates/")
        let state = path(.state, of: mapping, or: "seminard.sqlite", in: .state)
        let secret = path(.tokenSecretFile, of: mapping, or: "token.secret", in: .state)
        let zone = mapping[.timeZone] == nil ? Zone.utc : mapping[.timeZone]?.zone()
        let http = http()
        let base = baseURL(http)
        let control = control()
        let delivery = mapping.required(.delivery, expected: "the keys of delivery, at least \"from\"")
            .flatMap { YAMLMapping<DeliveryKey>($0, noun: "the delivery") }
            .flatMap { DeliveryReader(mapping: $0, places: places).read() }
        let delay = noticeDelay()
        guard let state, let secret, let zone, let control, let delivery else { return nil }
        return ServiceConfiguration(
            seminars: seminars, templates: templates, state: state, zone: zone, baseURL: base, http: http,
            control: control, tokenSecretFile: secret, delivery: delivery, noticeDelay: delay,
            exportDirectory: mapping.line(.exportDirectory).map(places.resolved))
    }

    /// A path that names state: systemd's place is the default where there is one.
    private func path<Key>(
        _ key: Key, of mapping: YAMLMapping<Key>, or name: String, in kind: StatePlaces.Kind
    ) -> String? {
        if mapping[key] != nil { return mapping.line(key).map(places.resolved) }
        return places.standard(name, in: kind)
            ?? mapping.requiredLine(key, expected: "a path, as systemd's $\(kind.rawValue) is not set")
    }

    private func http() -> ServiceConfiguration.HTTP {
        let standard = ServiceConfiguration.HTTP(host: "127.0.0.1", port: 8021)
        guard let value = mapping[.http], let keys = YAMLMapping<HTTPKey>(value, noun: "http") else { return standard }
        guard let address: NetworkAddress = keys.read(.listen) else { return standard }
        return ServiceConfiguration.HTTP(host: address.host, port: address.port)
    }

    private func baseURL(_ http: ServiceConfiguration.HTTP) -> String {
        let host = http.host.contains(":") ? "[\(http.host)]" : http.host
        let standard = "http://\(host):\(http.port)"
        guard let value = mapping[.baseURL], let link = value.link(schemes: ["https", "http"]) else { return standard }
        if link.contains(where: { "?#".contains($0) }) {
            value.refuse("\"\(link)\" is more than an address to begin links with", remedy: "remove all from ? or # on")
        }
        return String(link.reversed().drop { $0 == "/" }.reversed())
    }

    /// The bound is that of `sockaddr_un`, a byte of which ends the path (unix(7)).
    private func control() -> ServiceConfiguration.Control? {
        let keys = mapping[.control].flatMap { YAMLMapping<ControlKey>($0, noun: "control") }
        let socket: String?
        if let keys {
            socket = path(.socket, of: keys, or: "control.sock", in: .runtime)
        } else {
            socket = places.standard("control.sock", in: .runtime)
            if socket == nil, mapping[.control] == nil {
                _ = mapping.required(.control, expected: "{ socket: path }, as systemd's $RUNTIME_DIRECTORY is not set")
            }
        }
        guard let socket else { return nil }
        guard socket.utf8.count > Self.socketPathBytes else { return ServiceConfiguration.Control(socket: socket) }
        mapping.value.complaints.add(
            at: keys?.mark(of: .socket) ?? mapping.value.mark,
            "the path of the socket has \(socket.utf8.count) bytes: \(socket.shortened)",
            remedy: "expected at most \(Self.socketPathBytes); choose a shorter one")
        return nil
    }

    private static let socketPathBytes = 107

    private func noticeDelay() -> Duration {
        let elapsed: ElapsedTime? = mapping.read(.noticeDelay)
        return .seconds(elapsed?.seconds ?? 10 * 60)
    }
}

import CivilTime

extension ServiceConfiguration {
    /// Reads `seminard.yaml`; `folder` is where its relative paths start, by default the file's own, and `environment`
    /// holds what systemd says about the places of state.
    package static func parse(
        _ text: [UInt8], file: String, folder: String? = nil, environment: [String: String]
    ) -> Checked<ServiceConfiguration> {
        let complaints = ComplaintList()
        let expected = "at least \"delivery\" with \"from\""
        let document = YAMLDocument(text, file: file, expected: expected, complaints: complaints)
        let mapping = document.root.flatMap { YAMLMapping<ServiceKey>($0, noun: "the configuration") }
        let places = StatePlaces(folder: folder ?? FilePath.folder(of: file), environment: environment)
        let configuration = mapping.flatMap { ServiceConfigurationReader(mapping: $0, places: places).read() }
        return Checked(configuration, complaints: complaints.complaints)
    }
}

/// Where relative paths start, and where systemd keeps a service's state.
struct StatePlaces {
    let folder: String
    let environment: [String: String]

    enum Kind: String {
        case state = "STATE_DIRECTORY"
        case runtime = "RUNTIME_DIRECTORY"
    }

    func resolved(_ path: String) -> String { FilePath.resolved(path, in: folder) }

    /// A secret's path: `$CREDENTIALS_DIRECTORY/name` is what systemd's LoadCredential= hands to the service, and stays as
    /// it is where systemd does not run it (systemd.exec(5)).
    func resolvedSecret(_ path: String) -> String {
        let variable = "$CREDENTIALS_DIRECTORY"
        guard path.hasPrefix(variable + "/") else { return resolved(path) }
        return (environment["CREDENTIALS_DIRECTORY"] ?? variable) + path.dropFirst(variable.count)
    }

    /// The file `name` in systemd's folder; of several folders the first (systemd.exec(5)).
    func standard(_ name: String, in kind: Kind) -> String? {
        environment[kind.rawValue]?.split(separator: ":").first.map { "\($0)/\(name)" }
    }
}

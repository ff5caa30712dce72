import CivilTime
import Foundation
import MailTransport
import SeminarCore
import SeminarFiles
import SeminarMail
import SeminarPages

/// What `check` finds: every complaint about the configuration, the seminars, their rosters and the templates.
package struct ConfigurationCheck: Sendable {
    /// Sorted, each a line.
    package private(set) var complaints: [String] = []
    /// What there is, a line each.
    package private(set) var findings: [String] = []
    private var isConfigurationBad = false
    private var isSeminarBad = false

    /// 0, 65 where a seminar or roster is bad, 78 where the service's own file is.
    package var exitStatus: Int32 {
        if isConfigurationBad { return DaemonFailure.ExitStatus.badConfiguration.rawValue }
        return isSeminarBad ? DaemonFailure.ExitStatus.badFile.rawValue : 0
    }

    package init(_ path: String, environment: [String: String]) {
        do {
            let configuration = try ServiceConfiguration.load(path, environment: environment)
            findings.append("\(path): the configuration is good; mail goes by \(configuration.transportName)")
            inspectDelivery(configuration.delivery, environment)
            inspect(configuration)
            if let folder = configuration.exportDirectory { inspect(exportDirectory: folder, path) }
            if let bounces = configuration.delivery.bounces { inspect(bounces, of: configuration, path) }
        } catch {
            complaints += error.messages
            isConfigurationBad = true
        }
        findings.append("time zones: the system's database, version \(Zone.databaseVersion ?? "unknown")")
    }

    /// A warning only: `check` may run as another user than the service.
    private mutating func inspect(exportDirectory folder: String, _ path: String) {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue
        guard !isThere || access(folder, W_OK | X_OK) != 0 else { return }
        complaints.append(
            "\(path):1:1: warning: \(folder) \(isThere ? "cannot be written" : "is no folder"); "
                + "make it, for the service's user to write, or leave out export_directory")
    }

    private mutating func inspectDelivery(_ delivery: ServiceConfiguration.Delivery, _ environment: [String: String]) {
        var troubles: [String] = []
        switch delivery.transport {
        case .maildir:
            let trouble = delivery.maildir.flatMap(MaildirTransport.obstacle)
            troubles = trouble.map { ["the Maildir cannot be written: \($0)"] } ?? []
        case .smtp:
            troubles = delivery.smtp.map { RelayCheck($0, environment: environment, isService: false).troubles } ?? []
        }
        complaints += troubles
        if !troubles.isEmpty { isConfigurationBad = true }
    }

    private mutating func inspect(_ configuration: ServiceConfiguration) {
        let templates = MailTemplates(folder: configuration.templates)
        inspect(templates, SeminarPages(templatesFolder: configuration.templates), configuration)
        var state = StateComparison(state: configuration.state)
        do {
            for entry in try SeminarFolder.read(configuration.seminars) { inspect(entry, templates, &state) }
        } catch {
            complaints.append(error.description)
            isConfigurationBad = true
        }
        if let trouble = state.trouble { findings.append("ids that changed are not looked for: \(trouble)") }
    }

    private mutating func inspect(
        _ templates: MailTemplates, _ pages: SeminarPages, _ configuration: ServiceConfiguration
    ) {
        let bad = templates.library.complaints.map(\.description) + pages.complaints.map(\.description)
        let unknown = templates.library.unclaimed.filter { path in
            !SeminarPages.claims(String(path.split(separator: "/").last?.dropLast(".mustache".count) ?? ""))
        }
        let misnamed = unknown.sorted().map { path in
            "\(path):1:1: no mail or page has a template of that name; see the names in the manual, or remove the file"
        }
        complaints += bad + misnamed
        if !bad.isEmpty || !misnamed.isEmpty { isConfigurationBad = true }
    }

    /// What is allowed and yet seldom meant.
    private mutating func inspect(
        _ bounces: ServiceConfiguration.Bounces, of configuration: ServiceConfiguration, _ path: String
    ) {
        let sender = configuration.delivery.from.email.domain.lowercased()
        if let domain = bounces.address?.domain.lowercased(), domain != sender, !domain.hasSuffix("." + sender) {
            // RFC 7489 §3.1.2: SPF speaks for the envelope's domain, DMARC asks for that of From.
            complaints.append(
                "\(path):1:1: warning: undeliverable mail comes back to \(domain), but the sender is at \(sender); "
                    + "use a bounce address there, or see that the relay signs for \(sender) (DKIM)")
        }
        guard let mailbox = bounces.mailbox?.path else { return }
        let isThere = FileManager.default.fileExists(atPath: mailbox)
        findings.append(
            "\(path): undeliverable mail is read from \(mailbox)"
                + (isThere ? "" : ", which the mail server has not made yet"))
    }

    private mutating func inspect(
        _ entry: SeminarFolder.Entry, _ templates: MailTemplates, _ state: inout StateComparison
    ) {
        guard let file = entry.checked.value else {
            complaints += entry.checked.complaints.map(\.description)
            isSeminarBad = true
            return
        }
        let unknown = file.templateReferences.filter { !templates.has($0.name) }.map { reference in
            Complaint(
                at: reference.mark, "there is no mail template \"\(reference.name)\"",
                remedy: "put \(reference.name).en.txt.mustache and its companions into the templates folder")
        }
        let lints = file.lints() + state.complaints(about: file)
        complaints += (entry.checked.warnings + lints + unknown).sorted().map(\.description)
        if !unknown.isEmpty { isSeminarBad = true }
        inspectCalendar(of: file)
        let people = inspectRoster(of: file, against: &state)
        let seminar = file.seminar
        findings.append(
            "\(entry.path): seminar \(seminar.id), \"\(seminar.title)\", \(seminar.events.count.counted("event")), "
                + "\(seminar.events.map(\.reminders.count).reduce(0, +).counted("reminder")), \(people)")
    }

    /// What would keep the service from taking the file, although each part of it is good.
    private mutating func inspectCalendar(of file: SeminarFile) {
        do {
            let stamps = try SeminarCalendar.stamps(of: file.seminar, following: [:], at: .distantPast)
            _ = try SeminarCalendar(file.seminar, stamps: stamps).encodedFeed()
        } catch {
            complaints.append(error.complaint(about: file.path))
            isSeminarBad = true
        }
    }

    private mutating func inspectRoster(of file: SeminarFile, against state: inout StateComparison) -> String {
        guard let path = file.seminar.rosterPath else { return "no roster file" }
        do {
            let bytes = try FileReading.bytes(of: path)
            let parsed = RosterFile.rows(bytes, file: path, papers: Set(file.seminar.papers.map(\.id)))
            complaints += parsed.complaints.map(\.description)
            let claims = state.complaints(
                about: parsed.value ?? [], digest: ContentHash.hexadecimal(of: bytes), file: path, of: file.seminar.id)
            complaints += claims.map(\.description)
            guard let people = parsed.value, claims.isEmpty else {
                isSeminarBad = true
                return "a bad roster"
            }
            return people.count.counted("participant")
        } catch {
            complaints.append(error.description)
            isSeminarBad = true
            return "a bad roster"
        }
    }
}

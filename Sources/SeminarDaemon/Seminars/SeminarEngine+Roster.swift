import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension SeminarEngine {
    /// Reads the seminar's roster file where it has changed; complaints where it cannot be used, which leaves the
    /// roster as it was.
    ///
    /// - Parameter isNew: whom a seminar of that id once had is no reason to doubt the file.
    func importRoster(of seminar: Seminar, isNew: Bool, at now: Date) throws(StateStoreError) -> [String]? {
        guard let path = seminar.rosterPath else { return nil }
        return try importRoster(path, of: seminar.id, isNew: isNew, at: now) { seminar }
    }

    /// The same for a seminar that is in force, which is read where its roster has changed.
    func importRoster(of header: SeminarHeader, at now: Date) throws(StateStoreError) -> [String]? {
        guard let path = header.rosterFile else { return nil }
        return try importRoster(path, of: header.id, isNew: false, at: now) { () throws(StateStoreError) in
            try catalog.active(header.id)?.seminar
        }
    }

    private func importRoster(
        _ path: String, of id: Identifier, isNew: Bool, at now: Date,
        into seminar: () throws(StateStoreError) -> Seminar?
    ) throws(StateStoreError) -> [String]? {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: path)
        } catch {
            return [error.description]
        }
        let digest = ContentHash.hexadecimal(of: bytes)
        guard try store.rosterDigest(of: id) != digest, let seminar = try seminar() else { return nil }
        return try importRoster(bytes, file: path, digest: digest, into: seminar, confirmed: isNew, at: now)
            .complaints
    }

    /// What came of a roster: either all of it is in force, or nothing and `complaints` say why.
    struct RosterOutcome {
        var result: RosterImport?
        var complaints: [String]?
    }

    func importRoster(
        _ bytes: [UInt8], file: String, digest: String, into seminar: Seminar, confirmed: Bool, at now: Date
    ) throws(StateStoreError) -> RosterOutcome {
        let parsed = RosterFile.rows(bytes, file: file)
        guard let rows = parsed.value else {
            return RosterOutcome(complaints: parsed.errors.map(\.description))
        }
        let welcome = Welcome(seminar)
        let result = try store.importRoster(
            rows.map(\.entry), into: seminar.id, digest: digest, at: now, allowingLargeRemoval: confirmed,
            reassigningKeys: confirmed
        ) { welcome.entry(for: $0, enrolledAt: now) }
        let command = RosterFile.confirmation(of: file, seminar.id)
        guard result.claims.isEmpty else {
            let complaints = RosterFile.complaints(about: result.claims, in: rows, confirming: command)
            return RosterOutcome(result: result, complaints: complaints.map(\.description))
        }
        guard result.needsConfirmation else { return RosterOutcome(result: result) }
        let complaint =
            "\(file):1:1: \(result.removed.count) \(result.removed.count == 1 ? "person" : "people") would be removed "
            + "from \(seminar.id), more than a fifth; if that is meant, confirm it with \"\(command)\""
        return RosterOutcome(result: result, complaints: [complaint])
    }
}

extension RosterFile {
    /// The command that takes a file over although it does what is seldom meant.
    static func confirmation(of file: String, _ seminar: Identifier) -> String {
        "seminarctl roster import \(file) --seminar \(seminar) --yes"
    }
}

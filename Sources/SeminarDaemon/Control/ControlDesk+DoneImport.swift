import ControlAPI
import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension ControlDesk {
    /// Marks those of a file as done; nobody is unmarked who is not in it.
    func importDone(_ question: DoneImport, by caller: String) throws(ControlFailure) -> DoneImportReport {
        let seminar = try active(question.seminar).seminar
        let obligation = try obligation(question.obligation, of: seminar)
        let parsed = DoneFile.parse(Array(question.text.utf8), file: question.file)
        guard let rows = parsed.value, parsed.errors.isEmpty else {
            throw ControlFailure(
                .badFile, "nobody is marked: \(question.file) cannot be used",
                complaints: parsed.errors.map(\.description))
        }
        let roster = try reading { store throws(StateStoreError) in try store.participants(of: seminar.id) }
        let handedIn = rows.filter(\.hasHandedIn)
        let found = handedIn.map { (row: $0, person: $0.participant(in: roster)) }
        let unknown = found.filter { $0.person == nil }.map { $0.row.complaint(in: seminar.id) }
        var seen: Set<PersonID> = []
        let people = found.compactMap(\.person).filter { seen.insert($0.person).inserted }
        let owing = people.filter { !$0.done.contains(obligation) }.map(\.person)
        let now = engine.clock.now()
        try reading { store throws(StateStoreError) in
            try store.setDone(obligation, for: owing, in: seminar.id, at: now, by: caller)
        }
        wake()
        let already = people.filter { $0.done.contains(obligation) }.map(\.person.text)
        return DoneImportReport(
            seminar: seminar.id.text, obligation: obligation.text, marked: owing.map(\.text), alreadyDone: already,
            notHandedIn: rows.count - handedIn.count, unknown: unknown,
            message: "\(obligation) in \(seminar.id): \(owing.count) marked as done, \(already.count) already were, "
                + "\(unknown.count) unknown" + Self.denied(rows.count - handedIn.count))
    }

    private static func denied(_ count: Int) -> String {
        count == 0 ? "" : "; \(count) in the file \(count == 1 ? "has" : "have") not handed in"
    }
}

extension DoneFile.Row {
    /// By the id where the file has one, else by the address.
    fileprivate func participant(in roster: [Participant]) -> Participant? {
        let byID = id.flatMap { id in roster.first { $0.keys.contains { $0.text.lowercased() == id.lowercased() } } }
        return byID ?? email.flatMap { email in roster.first { $0.email.identity == email.lowercased() } }
    }

    fileprivate func complaint(in seminar: Identifier) -> String {
        "\(mark): nobody in \(seminar) is \(email ?? id ?? "this"); correct the row, or add the person to the roster"
    }
}

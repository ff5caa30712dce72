import Foundation
import SeminarCore
import SeminarFiles
import StateStore

/// Looks at what people are to do before the season begins, so that a slip in it ends the run before its first line.
struct ActionPreparation {
    let catalog: SeminarCatalog
    let store: StateStore
    let span: ClosedRange<Date>

    /// In the order in which they happen; of several at one instant, in the order given.
    func prepared(_ actions: [SimulatedAction]) throws(DaemonFailure) -> [PreparedAction] {
        var prepared: [PreparedAction] = []
        var obligations = Set(catalog.all.flatMap(\.seminar.obligations))
        for action in actions {
            guard span.contains(action.at) else {
                throw DaemonFailure(.usage, "\(action.option) is not between --from and --to")
            }
            guard case .edit(let path) = action.deed else { continue }
            let (seminar, text) = try edit(path)
            obligations.formUnion(seminar.obligations)
            prepared.append(PreparedAction(at: action.at, deed: .edit(seminar: seminar.id, text: text)))
        }
        for action in actions {
            guard case .done(let person, let obligation) = action.deed else { continue }
            guard obligations.contains(obligation) else {
                let names = obligations.sorted().map(\.text).joined(separator: ", ")
                throw DaemonFailure(
                    .usage,
                    "\(action.option): there is no obligation \"\(obligation)\"; "
                        + (names.isEmpty ? "no event has one" : "there are: \(names)"))
            }
            prepared.append(try done(person, obligation, action))
        }
        return prepared.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private func done(
        _ name: String, _ obligation: Identifier, _ action: SimulatedAction
    ) throws(DaemonFailure) -> PreparedAction {
        let found: [FoundPerson]
        do {
            found = try store.findPerson(name)
        } catch {
            throw DaemonFailure(error)
        }
        let concerned = found.filter { catalog[$0.seminar]?.seminar.obligations.contains(obligation) ?? false }
        guard let person = concerned.first ?? found.first else {
            throw DaemonFailure(
                .usage, "\(action.option): nobody in any roster has the address, id or name \"\(name)\"")
        }
        guard concerned.count < 2 else {
            let choices = concerned.map { "\($0.participant.email) in \($0.seminar)" }.joined(separator: ", ")
            throw DaemonFailure(.usage, "\(action.option): \"\(name)\" may be \(choices); name the address")
        }
        return PreparedAction(
            at: action.at,
            deed: .done(person: person.participant.person, seminar: person.seminar, obligation: obligation))
    }

    /// Its relative paths start where the seminar's own file is: it stands in for that one, wherever it lies itself.
    private func edit(_ path: String) throws(DaemonFailure) -> (Seminar, String) {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: path)
        } catch {
            throw DaemonFailure(.badFile, error.description)
        }
        let checked = SeminarFile.parse(bytes, file: path)
        guard let seminar = checked.value?.seminar else {
            var failure = DaemonFailure(.badFile)
            failure.messages = checked.errors.map(\.description)
            throw failure
        }
        guard catalog[seminar.id] != nil else {
            let names = catalog.headers.map(\.id.text).joined(separator: ", ")
            throw DaemonFailure(
                .badFile,
                "\(path):1:1: no seminar \"\(seminar.id)\" is in force that it could replace; there are: \(names)")
        }
        return (seminar, String(decoding: bytes, as: UTF8.self))
    }
}

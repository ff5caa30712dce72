import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

/// Answers the organisers' commands from the engine's state.
///
/// Questions read the store on the engine's queue; what changes something says so to `wake`, so that the service looks
/// at once at what is due now.
struct ControlDesk: Sendable {
    let engine: SeminarEngine
    let facts: ServiceFacts
    let wake: @Sendable () -> Void
    let memory = StatusMemory()
    let addressMemory = AddressMemory()

    /// The seminar of that id, or the only one where none is named.
    func active(_ name: String?) throws(ControlFailure) -> ActiveSeminar {
        let all = engine.catalog.headers
        guard let name else {
            if all.count == 1, let only = engine.catalog.all.first { return only }
            throw ControlFailure(
                .usage, all.isEmpty ? "no seminar is in force" : "there are several seminars; name one with --seminar")
        }
        guard let found = Identifier(name).flatMap({ engine.catalog[$0] }) else {
            let names = all.map(\.id.text).joined(separator: ", ")
            throw ControlFailure(.failed, "no seminar \"\(name)\" is in force; there are: \(names)")
        }
        return found
    }

    /// That seminar, or all of them where none is named.
    func actives(_ name: String?) throws(ControlFailure) -> ActiveSeminars {
        guard let name else { return engine.catalog.all }
        return ActiveSeminars(ids: [try active(name).seminar.id], catalog: engine.catalog)
    }

    /// What is known of that seminar without its timeline, or of all of them where none is named.
    func outlined(_ name: String?) throws(ControlFailure) -> [OutlinedSeminar] {
        let id = try name.map { name throws(ControlFailure) in try active(name).seminar.id }
        return engine.catalog.outlined.filter { id == nil || $0.id == id }
    }

    /// The seminar's, or the service's own where none is meant.
    func zone(of seminar: Identifier?) -> Zone { seminar.flatMap(engine.catalog.zone) ?? facts.zone }

    /// The one person that `text` names: by id, address or name.
    func person(_ text: String, in seminar: String?) throws(ControlFailure) -> FoundPerson {
        let id = try seminar.map { name throws(ControlFailure) in try active(name).seminar.id }
        let found = try reading { store throws(StateStoreError) in try store.findPerson(text, in: id) }
        guard let first = found.first else {
            throw ControlFailure(
                .failed,
                "nobody in \(seminar ?? "any roster") has the address, id or name \"\(text)\"; "
                    + "\"seminarctl roster list\" shows who there is")
        }
        guard found.count == 1 else { throw ambiguous(text, found.map { ($0.participant.email, $0.seminar) }) }
        return first
    }

    func ambiguous<Address: CustomStringConvertible>(
        _ text: String, _ choices: [(email: Address, seminar: Identifier)]
    ) -> ControlFailure {
        let words = choices.map { "\($0.email) in \($0.seminar)" }.joined(separator: ", ")
        return ControlFailure(
            .usage, "\"\(text)\" may be \(words); name the address, and the seminar with --seminar")
    }

    /// Reads or changes the store, whose own failures are the machine's.
    func reading<Value>(_ body: (StateStore) throws(StateStoreError) -> Value) throws(ControlFailure) -> Value {
        do {
            return try body(engine.store)
        } catch {
            throw ControlFailure(.inputOutput, error.description)
        }
    }
}

/// What does not change while the service runs.
package struct ServiceFacts: Sendable {
    package var zone: Zone
    /// `real` or `simulated`.
    package var clockKind: String
    package var speed: Double?
    /// `maildir`, or `smtp` with the relay's address.
    package var transport: String
    package var seminarsFolder: String
    /// Whether there is a mailbox that undeliverable mail comes back to.
    package var readsBounces: Bool

    package init(
        zone: Zone, clockKind: String, speed: Double?, transport: String, seminarsFolder: String,
        readsBounces: Bool = false
    ) {
        self.zone = zone
        self.clockKind = clockKind
        self.speed = speed
        self.transport = transport
        self.seminarsFolder = seminarsFolder
        self.readsBounces = readsBounces
    }
}

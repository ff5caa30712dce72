import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// How many addresses the status names one by one.
    private static let named = 3

    /// Of the addresses that take no mail, those of people who are still to get some.
    func addressProblems() throws(ControlFailure) -> [String] {
        let marks = try reading { store throws(StateStoreError) in try store.addressMarks() }
        guard !marks.isEmpty else { return [] }
        let basis = AddressMemory.Basis(
            state: StatusMemory.Basis(generation: engine.store.generation, revision: engine.catalog.revision),
            marks: marks)
        if let known = addressMemory.sentences(on: basis) { return known }
        var sentences = try sentences(about: marks)
        if sentences.count > Self.named {
            let others = sentences.count - Self.named
            sentences = sentences.prefix(Self.named) + ["and \(others) more such; see \"seminarctl roster list\""]
        }
        addressMemory.keep(sentences, on: basis)
        return sentences
    }

    private func sentences(about marks: [AddressMark]) throws(ControlFailure) -> [String] {
        let organisers = organisers(among: Set(marks.map(\.address.identity)))
        return try reading { store throws(StateStoreError) in
            var sentences: [String] = []
            for mark in marks {
                let organiser = organisers[mark.address.identity]
                let name = if let organiser { organiser } else { try holder(of: mark.address, in: store) }
                guard let name else { continue }
                sentences.append("\(name) <\(mark.address)> gets no mail, \(mark.cancellation); \(remedy(for: mark))")
            }
            return sentences
        }
    }

    private func remedy(for mark: AddressMark) -> String {
        let retry = mark.mail.map { ", or try again with \"seminarctl outbox retry \($0)\"" } ?? ""
        return "correct the address with \"seminarctl roster change-address\"\(retry)"
    }

    /// The names of those who run a seminar, by address in small letters.
    private func organisers(among addresses: Set<String>) -> [String: String] {
        guard !addresses.isEmpty else { return [:] }
        let all = engine.catalog.outlined.flatMap(\.outline.organisers).filter { addresses.contains($0.address) }
        return Dictionary(all.map { ($0.address, $0.name) }) { first, _ in first }
    }

    private func holder(of address: EmailAddress, in store: StateStore) throws(StateStoreError) -> String? {
        try store.findPerson(address.description).map(\.participant)
            .first { $0.isEnrolled && $0.email == address }?.name
    }
}

import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// How many addresses the status names one by one.
    private static let named = 3

    /// Of the addresses that take no mail, those of people who are still to get some.
    func addressProblems() throws(ControlFailure) -> [String] {
        let sentences = try reading { store throws(StateStoreError) in
            var sentences: [String] = []
            for mark in try store.addressMarks() {
                guard let name = try holder(of: mark.address, in: store) else { continue }
                sentences.append("\(name) <\(mark.address)> gets no mail, \(mark.cancellation); \(remedy(for: mark))")
            }
            return sentences
        }
        guard sentences.count > Self.named else { return sentences }
        let others = sentences.count - Self.named
        return sentences.prefix(Self.named) + ["and \(others) more such; see \"seminarctl roster list\""]
    }

    private func remedy(for mark: AddressMark) -> String {
        let retry = mark.mail.map { ", or try again with \"seminarctl outbox retry \($0)\"" } ?? ""
        return "correct the address in the roster\(retry)"
    }

    private func holder(of address: EmailAddress, in store: StateStore) throws(StateStoreError) -> String? {
        for active in engine.catalog.all {
            if let organiser = active.seminar.organisers.first(where: { $0.email == address }) { return organiser.name }
        }
        return try store.findPerson(address.description).map(\.participant)
            .first { $0.isEnrolled && $0.email == address }?.name
    }
}

import SeminarCore
import Synchronization

/// What `status` says of addresses that take no mail, kept as long as it would say the same: whose each of them is has
/// to be looked up in the rosters, and a bad roster has hundreds.
final class AddressMemory: Sendable {
    /// What it was made of.
    struct Basis: Hashable, Sendable {
        var state: StatusMemory.Basis
        /// What deliveries find out changes nothing else of the state.
        var marks: [AddressMark]
    }

    private let kept = Mutex<(basis: Basis, sentences: [String])?>(nil)

    /// Nil where they have to be made.
    func sentences(on basis: Basis) -> [String]? {
        kept.withLock { $0?.basis == basis ? $0?.sentences : nil }
    }

    func keep(_ sentences: [String], on basis: Basis) { kept.withLock { $0 = (basis, sentences) } }
}

import Foundation
import SeminarCore

/// A changed date that somebody has not been told yet.
struct UntoldChange: Hashable {
    var event: Identifier
    /// When it is told; nil where that is not a matter of time.
    var at: Date?
    /// What it waits for, in words.
    var reason: String
}

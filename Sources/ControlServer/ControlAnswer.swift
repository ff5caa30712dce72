import Foundation

/// What an action answers with.
enum ControlAnswer: Sendable {
    case json([UInt8])
    /// From where it stands to its end; closed when it has been read.
    case file(FileHandle)
}

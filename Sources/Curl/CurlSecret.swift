import Glibc

/// A password or token on its way to libcurl: what we hold of it is overwritten when nobody needs it any more.
///
/// libcurl keeps a copy of its own for as long as the handle lives, out of our reach.
package final class CurlSecret: Sendable {
    /// Ended by NUL, and never changed but by `deinit`.
    nonisolated(unsafe) private(set) var characters: [CChar]

    /// - Parameter bytes: overwritten too.
    package init(taking bytes: inout [UInt8]) {
        characters = bytes.map(CChar.init(bitPattern:)) + [0]
        bytes.overwrite()
    }

    deinit {
        characters.withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } }
    }

    package func isSame(as other: CurlSecret) -> Bool { characters == other.characters }
}

extension [UInt8] {
    /// Leaves nothing of a secret in memory that is given back.
    package mutating func overwrite() {
        withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } }
        removeAll()
    }
}

/// A secret is printed nowhere, whoever tries.
extension CurlSecret: CustomStringConvertible, CustomReflectable {
    package var description: String { "a secret" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

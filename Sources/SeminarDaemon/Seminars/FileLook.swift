import Foundation
import SeminarCore
import SeminarFiles
import StateStore

/// What a look at one file of the seminars' folder shows, whatever the others are: any thread may look.
struct FileLook: Sendable {
    enum Sight: Sendable {
        case unreadable(Complaint)
        /// The text is the one that is in force; outdated where another version has read it, or with other time zones.
        case inForce(SeminarHeader, text: [UInt8], isOutdated: Bool)
        case other(Checked<SeminarFile>, text: [UInt8])
        /// The state cannot be read.
        case failed(StateStoreError)
    }

    var path: String
    var sight: Sight

    /// - Parameters:
    ///   - header: of the seminar that was read from that file last; nil where none was.
    ///   - digest: of a text and of what reads it.
    init(at path: String, known header: SeminarHeader?, digest: (String) -> String, in store: StateStore) {
        self.path = path
        do throws(Complaint) {
            let bytes = try FileReading.bytes(of: path)
            sight = Self.sight(of: bytes, path, header, digest, store)
        } catch {
            sight = .unreadable(error)
        }
    }

    private static func sight(
        of bytes: [UInt8], _ path: String, _ header: SeminarHeader?, _ digest: (String) -> String, _ store: StateStore
    ) -> Sight {
        if let header {
            let text = String(decoding: bytes, as: UTF8.self)
            if header.digest == digest(text) { return .inForce(header, text: bytes, isOutdated: false) }
            do {
                if try store.seminar(header.id)?.text == text {
                    return .inForce(header, text: bytes, isOutdated: true)
                }
            } catch {
                return .failed(error)
            }
        }
        return .other(SeminarFile.parse(bytes, file: path), text: bytes)
    }
}

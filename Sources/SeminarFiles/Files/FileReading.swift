import Foundation

/// Reads whole files that people edit; why one cannot be read is a complaint at its beginning.
package enum FileReading {
    /// Larger files are no seminars.
    static let greatestSize = 8 << 20

    /// `shown` is the path that complaints name, by default `path`.
    package static func bytes(of path: String, shown: String? = nil) throws(Complaint) -> [UInt8] {
        let mark = SourceMark(file: shown ?? path)
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: target(of: path))
            let type = attributes[.type] as? FileAttributeType
            guard type == .typeRegular else {
                throw Complaint(at: mark, "this is \(kind(type))", remedy: "expected a file")
            }
            guard (attributes[.size] as? Int ?? 0) <= greatestSize else {
                throw Complaint(at: mark, "the file has more than 8 MiB", remedy: "expected a text that people edit")
            }
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(at: mark, "the file cannot be read: \(reason(error))", remedy: remedy(error))
        }
    }

    /// Where a chain of symbolic links ends.
    private static func target(of path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    }

    private static func kind(_ type: FileAttributeType?) -> String {
        switch type {
        case .typeDirectory: "a folder"
        case .typeSymbolicLink: "a link that leads nowhere"
        default: "no ordinary file"
        }
    }

    static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "no such file or folder"
        case .fileReadNoPermission: "permission denied"
        default: String(describing: error)
        }
    }

    static func remedy(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "create it, or correct the path"
        case .fileReadNoPermission: "let the service's user read it"
        default: "see that it can be read"
        }
    }
}

import Foundation

/// Paths as the files write them.
enum FilePath {
    /// `path` seen from `folder`, in its shortest form; `..` behind a symbolic link stays, as it leads elsewhere.
    static func resolved(_ path: String, in folder: String) -> String {
        let whole = path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            let parent = joined(parts, absolute: whole.hasPrefix("/"))
            if part == "..", let last = parts.last, last != "..", !isSymbolicLink(parent) {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return joined(parts, absolute: whole.hasPrefix("/"))
    }

    /// What holds the file `path`.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func joined(_ parts: [Substring], absolute: Bool) -> String {
        let path = (absolute ? "/" : "") + parts.joined(separator: "/")
        return path.isEmpty ? "." : path
    }

    private static func isSymbolicLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }
}

import Foundation

/// The system's compiled tz database, a folder of TZif files that the distribution keeps current.
struct ZoneDatabase: Sendable {
    let folder: String

    /// `$TZDIR` if it is set, as for the C library, else where Debian keeps the files.
    static let system: ZoneDatabase = {
        let chosen = ProcessInfo.processInfo.environment["TZDIR"] ?? ""
        return ZoneDatabase(folder: chosen.isEmpty ? "/usr/share/zoneinfo" : chosen)
    }()

    func history(of identifier: String) throws(ZoneError) -> ZoneHistory {
        guard Self.isZoneName(identifier) else { throw .unknown(identifier) }
        let bytes = try contents(of: identifier)
        do throws(TZifReader.Failure) {
            return try TZifReader.history(in: bytes)
        } catch {
            switch error {
            case .notTZif: throw .unknown(identifier)
            case .malformed(let what): throw .unreadable(identifier, reason: "\(what); reinstall the package tzdata")
            }
        }
    }

    /// Such as `2026a`; nil when the files do not say.
    var version: String? {
        if let text = firstLine(of: "+VERSION") { return text }
        let prefix = "# version "
        guard let line = firstLine(of: "tzdata.zi"), line.hasPrefix(prefix) else { return nil }
        return String(line.dropFirst(prefix.count))
    }

    /// Names that are a zone's: portable ones as in the tz database's theory file, which also keeps paths inside the
    /// folder. The folder also holds copies of itself (`right` counts leap seconds), this machine's own zone and a
    /// placeholder; a seminar that named one of them would move when it is copied to another machine.
    private static func isZoneName(_ identifier: String) -> Bool {
        let parts = identifier.split(separator: "/", omittingEmptySubsequences: false)
        guard identifier.utf8.count <= 255, let first = parts.first, !notZones.contains(first) else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy(isNameByte)
        }
    }

    private static let notZones: Set<Substring> = ["right", "posix", "localtime", "posixrules", "Factory"]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "A"..."Z", "a"..."z", "0"..."9", "_", "-", "+": true
        default: false
        }
    }

    private func contents(of identifier: String) throws(ZoneError) -> [UInt8] {
        let path = "\(folder)/\(identifier)"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder) else {
            throw .unreadable(identifier, reason: "there is no folder \(folder); install the package tzdata")
        }
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw .unknown(identifier)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(identifier, reason: "\(path) cannot be opened; check its permissions")
        }
        return [UInt8](data)
    }

    private func firstLine(of name: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: "\(folder)/\(name)") else { return nil }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: 64) else { return nil }
        let line = start.prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}

import SeminarCore
import SeminarFiles
import StateStore

/// The files of the seminars' folder, one after the other, against what is in force: one that is as it was is not parsed.
struct FoundFiles {
    enum Finding {
        case unchanged(SeminarHeader)
        /// The text is the one in force, which another version has read, or with other time zones.
        case outdated(SeminarHeader)
        case changed(SeminarFile, text: String)
        case refused(RefusedSeminarFile)
    }

    private let inForce: [String: SeminarHeader]
    /// By path, the seminar that the file is of; nil where it cannot be read.
    private var seminars: [String: Identifier?] = [:]
    /// By seminar, the first file that is of it.
    private var owners: [Identifier: String] = [:]

    init(inForce headers: [SeminarHeader]) {
        inForce = Dictionary(headers.map { ($0.file, $0) }) { first, _ in first }
    }

    /// The seminar that a file is of; nil where it is of none, or has not been found.
    func seminar(in path: String) -> Identifier? { seminars[path] ?? nil }

    /// The seminar that was read from that file last.
    func header(ofFileAt path: String) -> SeminarHeader? { inForce[path] }

    /// Takes a file in, after those before it.
    mutating func take(_ look: FileLook) throws(StateStoreError) -> Finding {
        switch look.sight {
        case .failed(let error): throw error
        case .unreadable(let complaint): return refused(look.path, [complaint])
        case .inForce(let header, let text, let isOutdated):
            // Of files that call their seminars alike the first is good.
            guard owners[header.id] == nil else {
                return take(SeminarFile.parse(text, file: look.path), text, at: look.path)
            }
            own(look.path, header.id)
            return isOutdated ? .outdated(header) : .unchanged(header)
        case .other(let checked, let text): return take(checked, text, at: look.path)
        }
    }

    private mutating func take(_ checked: Checked<SeminarFile>, _ text: [UInt8], at path: String) -> Finding {
        guard let file = checked.value else { return refused(path, checked.errors) }
        if let owner = owners[file.seminar.id] { return refused(path, [file.complaint(sharingItsIDWith: owner)]) }
        own(path, file.seminar.id)
        return .changed(file, text: String(decoding: text, as: UTF8.self))
    }

    private mutating func own(_ path: String, _ id: Identifier) {
        seminars[path] = id
        owners[id] = path
    }

    private mutating func refused(_ path: String, _ complaints: [Complaint]) -> Finding {
        seminars.updateValue(nil, forKey: path)
        return .refused(
            RefusedSeminarFile(
                file: path, seminar: inForce[path]?.id, complaints: complaints.map(\.description)))
    }

    /// What is wrong where a seminar in force is no longer in its file: only `remove` ends a seminar. A file that cannot be
    /// read now complains for itself.
    func complaint(about header: SeminarHeader) -> String? {
        let (id, path) = (header.id, header.file)
        guard let found = seminars[path] else {
            return "\(path):1:1: the file is missing, its last text stays in force; "
                + "put it back, or end the seminar with \"seminarctl remove \(id)\""
        }
        guard let other = found, other != id else { return nil }
        return "\(path):1:1: the file calls its seminar \"\(other)\" now, and \"\(id)\" goes on with its last text; "
            + "name it \"\(id)\" again, or end that one with \"seminarctl remove \(id)\""
    }
}

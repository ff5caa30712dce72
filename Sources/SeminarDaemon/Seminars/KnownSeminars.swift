import SeminarCore
import SeminarFiles

/// Seminars as people know them, from the texts that are kept of that: one that thousands know is read once.
struct KnownSeminars {
    private struct Text: Hashable {
        var text: String
        var file: String
    }

    private var seminars = RecentlyUsed<Text, Seminar>(capacity: 4)

    /// Nil where it can be read no more.
    mutating func seminar(_ text: String, file: String) -> Seminar? {
        let key = Text(text: text, file: file)
        if let known = seminars[key] { return known }
        let seminar = SeminarFile.parse(text, file: file).value?.seminar
        seminars[key] = seminar
        return seminar
    }

    mutating func seminar(_ notice: HeldNotice) -> Seminar? { seminar(notice.knownText, file: notice.file) }
}

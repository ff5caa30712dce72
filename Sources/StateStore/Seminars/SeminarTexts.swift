import GRDB
import SeminarCore

/// The texts that notices were written from, each kept once, while one transaction writes.
struct SeminarTexts {
    private let db: Database
    private var numbers: [String: Int64] = [:]

    init(_ db: Database) { self.db = db }

    mutating func number(of text: String, from file: String) throws -> Int64 {
        let key = file + "\u{0}" + text
        if let known = numbers[key] { return known }
        let digest = ContentHash.hexadecimal(of: text.utf8)
        let kept: Int64? = try db.scalar(
            "SELECT number FROM seminar_text WHERE digest = ? AND file = ? AND text = ?", [digest, file, text])
        if kept == nil {
            try db.run("INSERT INTO seminar_text (digest, file, text) VALUES (?, ?, ?)", [digest, file, text])
        }
        let number = kept ?? db.lastInsertedRowID
        numbers[key] = number
        return number
    }
}

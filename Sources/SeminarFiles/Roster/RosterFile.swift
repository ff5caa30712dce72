import SeminarCore

/// Reads rosters: CSV with a line of headers, written by hand or exported from Moodle in English or German.
package enum RosterFile {
    package struct Row: Hashable, Sendable {
        package var entry: RosterEntry
        /// Where the id stands, or else the address.
        package var mark: SourceMark
    }

    /// - Parameter papers: the ids of the seminar's papers; empty leaves the column unchecked
    package static func parse(_ bytes: [UInt8], file: String, papers: Set<String> = []) -> Checked<[RosterEntry]> {
        rows(bytes, file: file, papers: papers).map { $0.map(\.entry) }
    }

    /// The same with the places that complaints about a person name.
    package static func rows(_ bytes: [UInt8], file: String, papers: Set<String> = []) -> Checked<[Row]> {
        let complaints = ComplaintList()
        do {
            let source = try SourceText(bytes, file: file)
            guard let table = CSVTable(source.text, file: file, complaints: complaints),
                let reader = RosterReader(table, papers: papers, complaints: complaints)
            else { return Checked(nil, complaints: complaints.complaints) }
            return Checked(reader.rows(of: table.rows), complaints: complaints.complaints)
        } catch {
            return Checked(nil, complaints: [error])
        }
    }
}

extension RosterFile {
    /// About rows with a key that is another person's.
    ///
    /// - Parameter command: what confirms that just this is meant.
    package static func complaints(
        about claims: [KeyClaim], in rows: [Row], confirming command: String
    ) -> [Complaint] {
        let places = Dictionary(rows.map { ($0.entry, $0.mark) }) { first, _ in first }
        return claims.compactMap { claim in
            places[claim.entry].map { mark in
                Complaint(
                    at: mark, claim.what,
                    remedy: claim.remedy + "; if it is \(claim.entry.name)'s now, confirm it with \"\(command)\", "
                        + "and what is known under it stays \(claim.owner.name)'s")
            }
        }
    }
}

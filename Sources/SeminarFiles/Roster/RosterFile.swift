import SeminarCore

/// Reads rosters: CSV with a line of headers, written by hand or exported from Moodle in English or German.
package enum RosterFile {
    /// - Parameter papers: the ids of the seminar's papers; empty leaves the column unchecked
    package static func parse(_ bytes: [UInt8], file: String, papers: Set<String> = []) -> Checked<[RosterEntry]> {
        let complaints = ComplaintList()
        do {
            let source = try SourceText(bytes, file: file)
            guard let table = CSVTable(source.text, file: file, complaints: complaints),
                let reader = RosterReader(table, papers: papers, complaints: complaints)
            else { return Checked(nil, complaints: complaints.complaints) }
            return Checked(reader.entries(of: table.rows), complaints: complaints.complaints)
        } catch {
            return Checked(nil, complaints: [error])
        }
    }
}

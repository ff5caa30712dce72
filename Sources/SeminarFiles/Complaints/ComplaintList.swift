/// Gathers what is wrong while a file is read, so that one run names it all.
final class ComplaintList {
    private(set) var complaints: [Complaint] = []

    func add(_ complaint: Complaint) { complaints.append(complaint) }

    func add(at mark: SourceMark, _ what: String, remedy: String) {
        add(Complaint(at: mark, what, remedy: remedy))
    }

    func warn(at mark: SourceMark, _ what: String, remedy: String) {
        add(Complaint(at: mark, what, remedy: remedy, severity: .warning))
    }
}

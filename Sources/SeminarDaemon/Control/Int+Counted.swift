extension Int {
    /// `1 event`, `2 events`: for nouns whose plural only adds an s.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

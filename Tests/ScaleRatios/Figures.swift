/// What one process found.
struct Figures: Codable {
    struct Turn: Codable {
        /// In seconds; the median.
        var time: Double
        var rows: Double
        var steps: Double
    }

    var seminars: Int
    /// In seconds, from the opening of the state until all is in force.
    var start: Double
    /// Resident at its most, in MB.
    var memory: Double
    /// Of the state on the disk, in MB.
    var state: Double
    var idle = Turn(time: 0, rows: 0, steps: 0)
    /// What it takes to look at each planned reminder instead, in seconds.
    var scan = 0.0
    var due = Turn(time: 0, rows: 0, steps: 0)
    /// That were due in one such turn.
    var mails = 0.0
}

import CivilTime
import SeminarCore

extension DateWording {
    /// `April 2021`, the heading over a month's dates.
    func month(of date: CivilDate) -> String {
        // Both languages write the month last.
        let name = dayAndMonth(date).split(separator: " ").last.map(String.init) ?? ""
        return "\(name) \(date.year)"
    }
}

import CivilTime
import SeminarCore

extension Due: ScalarReadable {
    static var expectedText: String { "a date with or without a time such as 2021-05-03 or 2021-05-03 18:00" }

    init?(_ text: String) {
        if let date = CivilDate(text) {
            self = .endOf(date)
        } else if let wall = WallTime(text) {
            self = .at(wall)
        } else {
            return nil
        }
    }
}

import CivilTime
import Foundation
import SeminarCore

/// The drawing of a season: months side by side, and the dates where they lie.
///
/// All that is horizontal is per cent of the width, so that nothing is stretched on any screen.
struct SeasonValues {
    var monthMarks: [MonthMark]
    /// Days and windows of days.
    var bars: [Bar]
    /// Appointments.
    var dots: [Dot]
    /// Deadlines.
    var flags: [Dot]
    /// Each time of what repeats.
    var ticks: [Tick]
    var todayMark: TodayMark?

    struct MonthMark {
        var at: String
        /// Nil where there are so many months that names would not fit.
        var label: String?
    }

    struct Bar {
        var at: String
        var width: String
        var look: String
        var tip: String
    }

    struct Dot {
        var at: String
        var look: String
        var tip: String
    }

    struct Tick {
        var at: String
        var look: String
    }

    struct TodayMark {
        var at: String
        /// Where its word stands: `start`, `middle` or `end` of the line.
        var side: String
    }
}

extension SeasonValues {
    private static let mostTicks = 400
    private static let mostLabels = 8
    private static let longestSeason = 800

    /// Nil where there is nothing to draw, or a season too long for a drawing.
    init?(_ facts: PageFacts) {
        let drawn = facts.dates.filter { !$0.event.isCancelled }
        let spans = drawn.map { SeasonSpan($0, in: facts.zone, at: facts.now) }
        guard let scale = SeasonScale(spans), scale.days <= Self.longestSeason else { return nil }
        self.init(monthMarks: Self.months(scale, facts.language), bars: [], dots: [], flags: [], ticks: [])
        for (date, span) in zip(drawn, spans) { add(date, span, scale) }
        if scale.contains(facts.today) { todayMark = Self.mark(facts.today, scale) }
    }

    private init(monthMarks: [MonthMark], bars: [Bar], dots: [Dot], flags: [Dot], ticks: [Tick]) {
        (self.monthMarks, self.bars, self.dots, self.flags, self.ticks) = (monthMarks, bars, dots, flags, ticks)
    }

    private mutating func add(_ date: DatedEvent, _ span: SeasonSpan, _ scale: SeasonScale) {
        let look = date.phase == .past ? "past" : "live"
        let tip = date.event.summary
        switch date.event.schedule {
        case .days, .day, .undecided:
            let isOpen = date.event.schedule.shape == .undecided
            bars.append(
                Bar(
                    at: scale.position(span.from), width: scale.width(span.from, span.through),
                    look: isOpen ? look + " tentative" : look, tip: tip))
        case .appointment: dots.append(Dot(at: scale.middle(span.from), look: look, tip: tip))
        case .deadline(let due): flags.append(Dot(at: scale.middle(due.date), look: look, tip: tip))
        case .recurring:
            ticks += span.times.prefix(Self.mostTicks).map { time in
                Tick(at: scale.middle(time.day), look: time.isOver ? "past" : "live")
            }
        }
    }

    private static func months(_ scale: SeasonScale, _ language: Language) -> [MonthMark] {
        let months = scale.months
        let step = (months.count + mostLabels - 1) / mostLabels
        return months.enumerated().map { index, month in
            let name = DateWording(language).month(of: month).prefix(3)
            return MonthMark(at: scale.position(month), label: index % step == 0 ? String(name) : nil)
        }
    }

    private static func mark(_ today: CivilDate, _ scale: SeasonScale) -> TodayMark {
        let share = scale.share(today)
        return TodayMark(at: scale.middle(today), side: share < 0.08 ? "start" : share > 0.92 ? "end" : "middle")
    }
}

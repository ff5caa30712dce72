import Benchmark
import CalendarSamples
import ICalendar
import SeminarCore

/// What each step of serving a large calendar costs by itself, in time and memory.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .peakMemoryResident], maxDuration: .seconds(3), maxIterations: 50)
    for kind in CalendarSamples.Kind.allCases {
        Benchmark("\(kind.rawValue): all rendered") { benchmark in
            let seminar = try CalendarSamples.seminar(kind)
            let stamps = try CalendarSamples.stamps(of: seminar)
            benchmark.startMeasurement()
            blackHole(try SeminarCalendar(seminar, stamps: stamps).encodedFeed())
        }
        Benchmark("\(kind.rawValue): one changed") { benchmark in
            let change = try CalendarSamples.change(kind)
            benchmark.startMeasurement()
            blackHole(try change.followed())
        }
    }
}

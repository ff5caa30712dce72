import Foundation

/// Prints what ever more seminars cost the service: its starts, a turn with nothing due, a turn with a thousand mails due.
/// The first argument is how many there are at most, 1,000 by default.
///
/// A program and no benchmark of ordo-one/benchmark: starts and memory are a process's, and so each is one of its own.
@main struct ScaleRatios {
    private static let fewest = 100

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if let step = arguments.first.flatMap(MeasuredStep.init(rawValue:)), let folder = arguments.last {
            return print(String(decoding: try JSONEncoder().encode(try await step.figures(in: folder)), as: UTF8.self))
        }
        let most = arguments.first.flatMap { Int($0) } ?? 1_000
        let few = try figures(Self.fewest)
        let many = try figures(max(most, Self.fewest))
        for line in lines(few, many) { print(line) }
    }

    /// Of the service's first start on so many seminars, and of its next one.
    private static func figures(_ seminars: Int) throws -> (first: Figures, again: Figures) {
        let population = try SeminarPopulation(seminars: seminars)
        let first = try MeasuredStep.first.run(in: population.folder.path)
        return (first, try MeasuredStep.again.run(in: population.folder.path))
    }

    private typealias Pair = (first: Figures, again: Figures)

    private static func lines(_ few: Pair, _ many: Pair) -> [String] {
        [
            row("seminars of 20 events and 30 people each", few, many, 0) { Double($0.again.seminars) },
            row("first start, s", few, many, 2) { $0.first.start },
            row("memory at its most in it, MB", few, many, 0) { $0.first.memory },
            row("state after it, MB", few, many, 1) { $0.first.state },
            row("start with nothing new, s", few, many, 2) { $0.again.start },
            row("memory at its most in that and the turns, MB", few, many, 0) { $0.again.memory },
            row("turn with nothing due, ms", few, many, 3) { $0.again.idle.time * 1e3 },
            row("rows that it reads", few, many, 0) { $0.again.idle.rows },
            row("steps of SQLite in it", few, many, 0) { $0.again.idle.steps },
            row("the same beside looking at each planned reminder", few, many, 4) {
                $0.again.idle.time / $0.again.scan
            },
            row("turn with mails due, ms", few, many, 0) { $0.again.due.time * 1e3 },
            row("mails due in it", few, many, 0) { $0.again.mails },
            row("rows that it reads, for each mail", few, many, 2) { $0.again.due.rows / $0.again.mails },
            row("steps of SQLite in it, for each mail", few, many, 0) { $0.again.due.steps / $0.again.mails },
        ]
    }

    private static func row(
        _ name: String, _ few: Pair, _ many: Pair, _ decimals: Int, _ figure: (Pair) -> Double
    ) -> String {
        let (one, other) = (figure(few), figure(many))
        let cells = [(one, decimals), (other, decimals), (other / one, 2)].map { number, decimals in
            let text = String(format: "%.\(decimals)f", number)
            return String(repeating: " ", count: max(0, 12 - text.count)) + text
        }
        return name.padding(toLength: 50, withPad: " ", startingAt: 0) + cells.joined()
    }
}

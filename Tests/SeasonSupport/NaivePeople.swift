import Foundation

/// Who is who: rows with one address, case aside, are one person.
struct NaivePeople {
    struct Row {
        var id: String
        var address: String
        var enrolledAt: Date
        var hasLeft = false
        var hasOptedOut = false
        var done: Set<String> = []

        init(_ row: Season.Row) {
            id = row.id
            address = row.email.lowercased()
            enrolledAt = row.enrolledAt
        }
    }

    var rows: [Row] = []
    var organisers: [String] = []

    mutating func perform(_ act: Season.Act.Kind) {
        switch act {
        case .leaves(let id): change(id) { $0.hasLeft = true }
        case .optsOut(let id): change(id) { $0.hasOptedOut = true }
        case .does(let id, let obligation): change(id) { $0.done.insert(obligation) }
        case .pause, .resume, .silences, .endsSilence: break
        }
    }

    private mutating func change(_ id: String, _ change: (inout Row) -> Void) {
        for place in rows.indices where rows[place].id == id { change(&rows[place]) }
    }

    /// Of whom the roster or the organisers know by that name.
    func address(of name: String) -> String { rows.first { $0.id == name }?.address ?? name }

    private func active(_ address: String) -> [Row] { rows.filter { $0.address == address && !$0.hasLeft } }

    /// Everybody's address once; with those who have left, so that it can be said why they get nothing.
    func members(_ recipients: String) -> Set<String> {
        let participants = rows.map(\.address)
        switch recipients {
        case "organisers": return Set(organisers)
        case "all": return Set(participants + organisers)
        default: return Set(participants)
        }
    }

    /// Why a person gets nothing, in a word; nil where nothing is said against it.
    func refusal(of address: String, _ recipients: String, owing obligation: String?, due: Date) -> String? {
        if recipients == "organisers" { return nil }
        let rows = active(address)
        guard let enrolledAt = rows.map(\.enrolledAt).min() else {
            return recipients == "all" && organisers.contains(address) ? nil : "left"
        }
        if rows.contains(where: \.hasOptedOut) { return "opted out" }
        if due < enrolledAt { return "before" }
        guard recipients == "owing", let obligation else { return nil }
        return rows.contains { $0.done.contains(obligation) } ? "done" : nil
    }
}

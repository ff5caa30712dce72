import Foundation

/// Who is who: rows with one address, case aside, are one person.
struct NaivePeople: Equatable {
    struct Row: Equatable {
        var id: String
        var address: String
        var enrolledAt: Date
        var hasLeft = false
        var hasOptedOut = false
        var done: Set<String> = []
        var ends: [String: Season.End] = [:]

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
        case .optsIn(let id): changeAll(of: id) { $0.hasOptedOut = false }
        case .does(let id, let obligation): change(id) { $0.done.insert(obligation) }
        case .undoes(let id, let obligation): changeAll(of: id) { $0.done.remove(obligation) }
        case .extends(let id, let event, let end): setEnd(end, of: event, for: address(of: id))
        case .pause, .resume, .silences, .endsSilence: break
        }
    }

    private mutating func change(_ id: String, _ change: (inout Row) -> Void) {
        for place in rows.indices where rows[place].id == id { change(&rows[place]) }
    }

    /// What is said of somebody by one row and is taken back is said by none of their rows any more.
    private mutating func changeAll(of id: String, _ change: (inout Row) -> Void) {
        let address = address(of: id)
        for place in rows.indices where rows[place].address == address { change(&rows[place]) }
    }

    /// Of whom the roster or the organisers know by that name.
    func address(of name: String) -> String { rows.first { $0.id == name }?.address ?? name }

    mutating func setEnd(_ end: Season.End?, of event: String, for address: String) {
        for place in rows.indices where rows[place].address == address { rows[place].ends[event] = end }
    }

    /// Until when somebody has time, to whom it goes as a participant; nil where as long as the others.
    func end(of event: String, for address: String, _ recipients: String) -> Season.End? {
        guard recipients != "organisers" else { return nil }
        let isOrganiserAlone = active(address).isEmpty && recipients == "all" && organisers.contains(address)
        guard !isOrganiserAlone else { return nil }
        return rows.filter { $0.address == address }.compactMap { $0.ends[event] }.first
    }

    var extendedAddresses: [String] { Set(rows.filter { !$0.ends.isEmpty }.map(\.address)).sorted() }

    var everybody: Set<String> { Set(rows.map(\.address) + organisers) }

    /// Whether changes concern somebody; of new dates nobody hears who wants no reminders.
    func mayHear(_ address: String, _ audience: String, isNew: Bool) -> Bool {
        if audience != "enrolled", organisers.contains(address), active(address).isEmpty { return true }
        guard audience != "organisers" else { return organisers.contains(address) }
        return !active(address).isEmpty && !(isNew && active(address).contains(where: \.hasOptedOut))
    }

    /// Whether somebody took part, left, and is no organiser either.
    func hasGone(_ address: String) -> Bool { !organisers.contains(address) && active(address).isEmpty }

    func hasDone(_ obligation: String, _ id: String) -> Bool {
        rows.contains { $0.address == address(of: id) && $0.done.contains(obligation) }
    }

    func hasOptedOut(_ id: String) -> Bool { rows.contains { $0.address == address(of: id) && $0.hasOptedOut } }

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

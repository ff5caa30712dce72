import SeminarCore

extension SeminarFile {
    /// Events that look like former ones under another id. The id makes the UID, by which calendars know an event again,
    /// and the key by which it is known what was sent and done.
    ///
    /// - Parameters:
    ///   - former: the seminar as it is in force.
    ///   - tombstones: what has gone from it before.
    package func changedIDs(since former: Seminar, tombstones: [Tombstone]) -> [Complaint] {
        var lost = former.events.map { Lost(id: $0.id, summary: $0.summary, schedule: $0.schedule) }
        lost += tombstones.filter { former.event($0.event) == nil }.map { Lost(id: $0.event, summary: $0.summary) }
        lost.removeAll { seminar.event($0.id) != nil }
        // What was there before comes back: that is no other event's new name.
        let known = Set(former.events.map(\.id)).union(tombstones.map(\.event))
        var new = Array(zip(seminar.events, marks.events).filter { !known.contains($0.0.id) })
        var complaints: [Complaint] = []
        for likeness in Likeness.allCases {
            new.removeAll { event, marks in
                guard let index = lost.firstIndex(where: { likeness.holds($0, event) }) else { return false }
                complaints.append(marks.changed(from: lost.remove(at: index).id, to: event, by: likeness))
                return true
            }
        }
        return complaints + exchangedIDs(since: former)
    }

    /// Events that are what others were that are still there, as where numbered ones are numbered anew.
    private func exchangedIDs(since former: Seminar) -> [Complaint] {
        zip(seminar.events, marks.events).compactMap { event, marks in
            guard let before = former.event(event.id), !before.looks(like: event) else { return nil }
            let other = former.events.first { $0.id != event.id && $0.looks(like: event) }
            guard let other, seminar.event(other.id)?.looks(like: other) != true else { return nil }
            return marks.exchanged(with: other.id, by: event)
        }
    }
}

extension Event {
    fileprivate func looks(like other: Event) -> Bool { summary == other.summary && schedule == other.schedule }
}

/// An event that is in the file no more.
private struct Lost {
    let id: Identifier
    let summary: String
    var schedule: Schedule?
}

/// What two events have in common; the earlier says more.
private enum Likeness: String, CaseIterable {
    case summary, dates

    func holds(_ lost: Lost, _ event: Event) -> Bool {
        switch self {
        case .summary: lost.summary == event.summary
        case .dates: lost.schedule == event.schedule
        }
    }
}

extension EventMarks {
    fileprivate func changed(from known: Identifier, to event: Event, by likeness: Likeness) -> Complaint {
        .warning(
            at: mark(of: .id),
            "event \"\(event.id)\" has the \(likeness.rawValue) of \"\(known)\", which is gone: calendars show that one as "
                + "cancelled beside the new one, and what was sent and done for it does not count",
            remedy: "if it is the same event, keep the id \"\(known)\"")
    }

    fileprivate func exchanged(with known: Identifier, by event: Event) -> Complaint {
        .warning(
            at: mark(of: .id),
            "event \"\(event.id)\" has the summary and the dates that \"\(known)\" had: calendars, and the record of what "
                + "was sent and done, know an event by its id, so that one now counts as the other",
            remedy: "if it is the same event, give it its id \"\(known)\" again")
    }
}

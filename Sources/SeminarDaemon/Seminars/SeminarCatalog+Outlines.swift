import CivilTime
import Foundation
import SeminarCore
import SeminarPages
import StateStore

/// What is told of all seminars without reading any.
extension SeminarCatalog {
    /// Of all that are in force and readable, by id.
    var outlined: [OutlinedSeminar] {
        headers.compactMap { header in outline(of: header).map { OutlinedSeminar(header: header, outline: $0) } }
    }

    func outline(of id: Identifier) -> SeminarOutline? { header(of: id).flatMap(outline) }

    /// Nil where no such seminar is in force, or the system has no such zone any more.
    func zone(of id: Identifier) -> Zone? { outline(of: id)?.timeZone }

    /// The seminars with the nearest dates, so many of them, and the others.
    func nearest(_ count: Int, at now: Date) -> (shown: [Identifier], others: [SeminarLink]) {
        let byDate = outlined.map { (date: $0.outline.agenda.nearest(at: now) ?? .max, seminar: $0) }
            .sorted { ($0.date, $0.seminar.id) < ($1.date, $1.seminar.id) }.map(\.seminar)
        let others = byDate.dropFirst(count).map {
            SeminarLink(to: $0.id, title: $0.outline.title, language: $0.outline.language)
        }
        return (byDate.prefix(count).map(\.id), others)
    }

    /// One that was put in force before there were outlines is read, once.
    private func outline(of header: SeminarHeader) -> SeminarOutline? {
        header.outline ?? self[header.id].map { SeminarOutline($0.seminar) }
    }
}

/// A seminar in force, as lists show it.
struct OutlinedSeminar: Sendable {
    var header: SeminarHeader
    var outline: SeminarOutline

    var id: Identifier { header.id }
}

extension SeminarOutline {
    var timeZone: Zone? { try? Zone(identifier: zone) }
}

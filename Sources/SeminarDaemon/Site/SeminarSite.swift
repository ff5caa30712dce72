import CivilTime
import FeedServer
import Foundation
import SeminarCore
import SeminarPages
import Synchronization

/// What visitors are served of the seminars in force: feeds as they were rendered, pages until their words go stale.
package final class SeminarSite: Sendable {
    private struct Cached {
        var resource: Resource
        var revision: Int
        var validUntil: Date
    }

    private struct PageName: Hashable {
        var seminar: Identifier?
        var language: Language
    }

    private struct CachedFeed {
        var resource: Resource
        var bytes: [UInt8]
    }

    private let catalog: SeminarCatalog
    private let clock: any WallClock
    let pages: SeminarPages
    let links: PageLinks
    private let cards: Int
    private let cache = Mutex(RecentlyUsed<PageName, Cached>(capacity: 1_000))
    private let feeds = Mutex(RecentlyUsed<Identifier, CachedFeed>(capacity: 2_000))

    /// - Parameter cards: how many seminars the list shows with their next date; further ones have but their titles there.
    package init(
        catalog: SeminarCatalog, clock: any WallClock, pages: SeminarPages, baseURL: String, cards: Int = 100
    ) {
        self.catalog = catalog
        self.cards = cards
        self.clock = clock
        self.pages = pages
        links = PageLinks(baseURL: baseURL)
    }

    /// The public calendar; nil where no such seminar is in force.
    func calendar(of id: Identifier) -> Resource? {
        guard let active = catalog[id] else { return nil }
        return feeds.withLock { feeds in
            if let known = feeds[id], known.bytes == active.feed.bytes { return known.resource }
            let resource = Resource(calendar: active.feed.bytes, lastModified: active.feed.lastModified)
            feeds[id] = CachedFeed(resource: resource, bytes: active.feed.bytes)
            return resource
        }
    }

    /// A seminar's page; in its own language unless the visitor wishes another.
    func page(of id: Identifier, wish: Language?) -> Resource? {
        guard let active = catalog[id] else { return nil }
        let language = wish ?? active.seminar.language
        return cached(PageName(seminar: id, language: language)) { now in
            let page = pages.page(of: active.seminar, at: now, in: language, links: links)
            return (page, max(active.feed.lastModified, startOfDay(now, in: active.seminar.zone)))
        }
    }

    /// The list of seminars.
    func index(wish: Language?) -> Resource {
        let language = wish ?? .english
        return cached(PageName(seminar: nil, language: language)) { now in
            let (shown, others) = catalog.nearest(cards, at: now)
            let seminars = ActiveSeminars(ids: shown, catalog: catalog).map(\.seminar)
            let page = pages.index(of: seminars, others: others, at: now, in: language, links: links)
            // No seminar's own: one that has ended changes the list, and has none any more.
            return (page, now)
        }
    }

    /// What stands with 404.
    func missing(wish: Language?) -> Resource {
        let language = wish ?? .english
        let page = pages.notFound(in: language, links: links)
        return Resource(
            page: String(decoding: page.html, as: UTF8.self), language: language,
            lastModified: Date(timeIntervalSince1970: 0))
    }

    private func cached(_ name: PageName, render: (Date) -> (page: RenderedPage, lastModified: Date)) -> Resource {
        let now = clock.now()
        let revision = catalog.revision
        let known = cache.withLock { $0[name] }
        if let known, known.revision == revision, now < known.validUntil { return known.resource }
        let (page, lastModified) = render(now)
        let resource = Resource(
            page: String(decoding: page.html, as: UTF8.self), language: name.language, lastModified: lastModified)
        cache.withLock { $0[name] = Cached(resource: resource, revision: revision, validUntil: page.validUntil) }
        return resource
    }

    /// A page says `tomorrow`: it changes at midnight at the latest.
    private func startOfDay(_ now: Date, in zone: Zone) -> Date { zone.startOfDay(zone.date(at: now)) }
}

extension SeminarSite {
    private struct NotReady: Error {}

    /// There is no such thing; while the service starts nobody knows that yet, and a calendar program is told to come again.
    private static func nothing<Answer>(_ readiness: @Sendable () async -> Readiness) async throws -> Answer? {
        guard await readiness() == .ready else { throw NotReady() }
        return nil
    }

    /// The same, unless there is such a seminar and it cannot be read just now: who hears that it is gone may forget it.
    private func nothing<Answer>(
        of seminar: Identifier, _ readiness: @Sendable () async -> Readiness
    ) async throws -> Answer? {
        guard !catalog.contains(seminar) else { throw NotReady() }
        return try await Self.nothing(readiness)
    }

    /// For the server: all of it, and whether the service does its work.
    ///
    /// - Parameter personal: what participants see by links of their own.
    func feedSite(
        personal desk: PersonalDesk, readiness: @escaping @Sendable () async -> Readiness
    ) -> FeedSite {
        var site = FeedSite(
            index: { [self] wish in index(wish: wish) },
            page: { [self] seminar, wish in
                try await desk.engine.bringUpToDate(seminar)
                if let page = page(of: seminar, wish: wish) { return page }
                return try await nothing(of: seminar, readiness)
            },
            calendar: { [self] seminar in
                try await desk.engine.bringUpToDate(seminar)
                if let calendar = calendar(of: seminar) { return calendar }
                return try await nothing(of: seminar, readiness)
            },
            readiness: readiness)
        site.missing = { [self] wish in missing(wish: wish) }
        site.personal = personalSite(desk, readiness)
        return site
    }

    private func personalSite(
        _ desk: PersonalDesk, _ readiness: @escaping @Sendable () async -> Readiness
    ) -> PersonalSite {
        PersonalSite(
            page: { token, chosen in
                if let page = try desk.page(token, in: chosen) { return page }
                return try await Self.nothing(readiness)
            },
            calendar: { token, alarm in
                try await desk.bringUpToDate(token)
                if let calendar = try desk.calendar(token, alarm: alarm) { return calendar }
                return try await Self.nothing(readiness)
            },
            question: { token, action, chosen in
                if let page = try desk.question(token, action, in: chosen) { return page }
                return try await Self.nothing(readiness)
            },
            act: { token, action, chosen in
                if let page = try await desk.act(token, action, in: chosen) { return page }
                return try await Self.nothing(readiness)
            },
            refusal: { refusal, wish in desk.refusal(refusal, wish: wish) })
    }
}

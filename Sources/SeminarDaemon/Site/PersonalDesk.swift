import FeedServer
import Foundation
import SeminarCore
import SeminarPages
import StateStore

/// What participants see and do by links of their own.
struct PersonalDesk: Sendable {
    let engine: SeminarEngine
    let tokens: LinkTokens
    let pages: SeminarPages
    let links: PageLinks
    /// Makes the service look at once at what has changed.
    let wake: @Sendable () -> Void

    /// Somebody whose link is good.
    struct Visitor {
        var active: ActiveSeminar
        var participant: Participant
    }

    /// Nil for a token that nobody has: it may be made up, rotated away, of somebody who was erased, or of a seminar
    /// that has ended.
    func visitor(_ token: String) throws(StateStoreError) -> Visitor? {
        let store = engine.store
        let found = try tokens.link(token) { number throws(StateStoreError) in
            try store.personalLink(number: number)
        }
        guard let link = found, let active = try engine.catalog.active(link.seminar),
            let participant = try store.participant(link.person, of: link.seminar)
        else { return nil }
        return Visitor(active: active, participant: participant)
    }

    func page(_ token: String, in chosen: Language?) throws(StateStoreError) -> PersonalAnswer? {
        guard let visitor = try visitor(token) else { return nil }
        let visit = visit(of: visitor, token, in: chosen)
        guard visitor.participant.isEnrolled else { return .gone(message(.left, to: visit)) }
        return .found(resource(pages.personal(visit), visit.language))
    }

    func question(
        _ token: String, _ action: PersonalAction, in chosen: Language?
    ) throws(StateStoreError) -> PersonalAnswer? {
        guard let visitor = try visitor(token), visitor.offers(action) else { return nil }
        let visit = visit(of: visitor, token, in: chosen)
        guard visitor.participant.isEnrolled else { return .gone(message(.left, to: visit)) }
        return .found(message(.question(action.matter), to: visit))
    }

    /// Answered in place, without sending the visitor elsewhere: a mail program's one click must not be (RFC 8058 §3.1),
    /// and to say it twice does no harm.
    func act(
        _ token: String, _ action: PersonalAction, in chosen: Language?
    ) async throws(StateStoreError) -> PersonalAnswer? {
        guard var visitor = try visitor(token), visitor.offers(action) else { return nil }
        let isEnrolled = visitor.participant.isEnrolled
        // Who has left may still say that no mail is wanted: it counts should they be back one day.
        guard isEnrolled || action == .unsubscribe else {
            return .gone(message(.left, to: visit(of: visitor, token, in: chosen)))
        }
        let (person, seminar) = (visitor.participant.person, visitor.active.seminar.id)
        let isNew = try await engine.take(
            ParticipantWish(action.saying, of: person, in: seminar, by: "link"))
        if isNew { wake() }
        visitor.participant = try engine.store.participant(person, of: seminar) ?? visitor.participant
        let visit = visit(of: visitor, token, in: chosen)
        return .found(message(isEnrolled ? .outcome(action.matter, isNew: isNew) : .left, to: visit))
    }

    func refusal(_ refusal: PersonalRefusal, wish: Language?) -> Resource {
        let language = wish ?? .english
        return resource(pages.refusal(tooLarge: refusal == .tooLarge, in: language, links: links), language)
    }

    private func visit(of visitor: Visitor, _ token: String, in chosen: Language?) -> PersonalVisit {
        PersonalVisit(
            visitor.active.seminar, of: visitor.participant, token: token, at: engine.clock.now(), chosen: chosen,
            links: links)
    }

    private func message(_ message: PersonalMessage, to visit: PersonalVisit) -> Resource {
        resource(pages.message(message, to: visit), visit.language)
    }

    private func resource(_ page: RenderedPage, _ language: Language) -> Resource {
        Resource(personalPage: String(decoding: page.html, as: UTF8.self), language: language)
    }
}

extension PersonalDesk.Visitor {
    /// Whether the seminar has what the action is about.
    fileprivate func offers(_ action: PersonalAction) -> Bool {
        switch action {
        case .done(let obligation), .undone(let obligation): active.seminar.obligations.contains(obligation)
        case .unsubscribe, .subscribe: true
        }
    }
}

extension PersonalAction {
    fileprivate var matter: PersonalMessage.Matter {
        switch self {
        case .done(let obligation): .done(obligation)
        case .undone(let obligation): .undone(obligation)
        case .unsubscribe: .unsubscribe
        case .subscribe: .subscribe
        }
    }

    fileprivate var saying: ParticipantWish.Saying {
        switch self {
        case .done(let obligation): .done(obligation)
        case .undone(let obligation): .undone(obligation)
        case .unsubscribe: .noReminders
        case .subscribe: .reminders
        }
    }
}

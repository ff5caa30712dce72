import HTTPTypes
import Hummingbird
import SeminarCore

extension FeedResponder {
    /// A form's button sends a few bytes, and a mail program `List-Unsubscribe=One-Click` (RFC 8058 §3.2), perhaps in
    /// parts; who sends more is neither.
    private static let largestBody = 4 << 10

    func answer(to request: Request, for route: PersonalRoute) async throws -> FeedAnswer {
        guard let site = site.personal else { return await missing(request) }
        switch (request.method, route.target) {
        case (.get, .page), (.head, .page):
            return await answer(try await site.page(route.token, chosen(request)), request)
        case (.get, .calendar), (.head, .calendar):
            let alarm = request.uri.queryParameters["alarm"].flatMap { AlarmWish.seconds($0) }
            return await outcome(try await site.calendar(route.token, alarm), of: request, fileName: "calendar.ics")
        case (.get, .action(let action)), (.head, .action(let action)):
            return await answer(try await site.question(route.token, action, chosen(request)), request)
        case (.post, .action(let action)):
            guard await isRead(request) else {
                return .tooLarge(await site.refusal(.tooLarge, wish(of: request)))
            }
            return await answer(try await site.act(route.token, action, chosen(request)), request)
        default:
            return .refusedMethod(
                await site.refusal(.wrongMethod, wish(of: request)),
                allowed: route.takesPosts ? "GET, HEAD, POST" : "GET, HEAD")
        }
    }

    /// What is in the body changes nothing: that somebody posts to the address says all (RFC 8058 §3.1). It is read so
    /// that the connection can serve further requests.
    private func isRead(_ request: Request) async -> Bool {
        (try? await request.body.collect(upTo: Self.largestBody)) != nil
    }

    private func answer(_ answer: PersonalAnswer?, _ request: Request) async -> FeedAnswer {
        switch answer {
        case .found(let page): .personal(page)
        case .gone(let page): .notFound(page)
        case nil: await missing(request)
        }
    }

    /// The page is in its owner's language; the browser's own wishes count for less.
    private func chosen(_ request: Request) -> Language? {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    }
}

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import SeminarCore

/// From a request to its answer.
struct FeedResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let site: FeedSite

    func respond(to request: Request, context: Context) async throws -> Response {
        let answer = await answer(to: request, logger: context.logger)
        return answer.response(withBody: request.method != .head)
    }

    private func answer(to request: Request, logger: Logger) async -> FeedAnswer {
        guard let route = FeedRoute(path: request.uri.path) else { return await missing(request) }
        do {
            return try await answer(to: request, for: route)
        } catch {
            logger.error("Cannot serve", metadata: ["http.path": "\(route.loggedPath)", "error": "\(error)"])
            return .fault
        }
    }

    private func answer(to request: Request, for route: FeedRoute) async throws -> FeedAnswer {
        if case .personal(let personal) = route { return try await answer(to: request, for: personal) }
        guard request.method == .get || request.method == .head else { return .methodNotAllowed }
        return try await publicAnswer(to: request, for: route)
    }

    private func publicAnswer(to request: Request, for route: FeedRoute) async throws -> FeedAnswer {
        switch route {
        case .health: .healthy
        case .readiness: await readiness()
        case .index: await outcome(try await site.index(wish(of: request)), of: request)
        case .page(let seminar): await outcome(try await site.page(seminar, wish(of: request)), of: request)
        case .calendar(let seminar):
            await outcome(try await site.calendar(seminar), of: request, fileName: "\(seminar).ics")
        case .personal: await missing(request)
        }
    }

    func missing(_ request: Request) async -> FeedAnswer {
        .notFound(await site.missing(wish(of: request)))
    }

    private func readiness() async -> FeedAnswer {
        switch await site.readiness() {
        case .ready: .healthy
        case .notReady(let reason): .notReady(reason)
        }
    }

    /// An empty resource is a fault of ours: to a calendar program it would mean that every event is gone.
    func outcome(_ resource: Resource?, of request: Request, fileName: String? = nil) async -> FeedAnswer {
        guard let resource else { return await missing(request) }
        guard resource.content.readableBytes > 0 else { return .fault }
        if let known = known(of: resource, by: request) { return .notModified(known) }
        return .whole(form(of: resource, for: request), fileName: fileName)
    }

    /// What of a resource the client has already, in either form; nil where it has neither.
    ///
    /// RFC 9110 §13.2.2: the tag decides where there is one, and only else the date.
    private func known(of resource: Resource, by request: Request) -> Resource? {
        let tags = request.headers[values: .ifNoneMatch]
        guard tags.isEmpty else {
            let condition = EntityTagCondition(tags.joined(separator: ","))
            if condition == .any { return form(of: resource, for: request) }
            if condition.matches(resource.entityTag) { return resource }
            return condition.matches(resource.compressedTag) ? resource.inGzip : nil
        }
        guard let since = request.headers[.ifModifiedSince].flatMap(HTTPDate.parse) else { return nil }
        let hasChanged = resource.lastModified.timeIntervalSince1970.rounded(.down) > since.timeIntervalSince1970
        return hasChanged ? nil : form(of: resource, for: request)
    }

    private func form(of resource: Resource, for request: Request) -> Resource {
        let isGzip = CodingWish.isGzip(request.headers[values: .acceptEncoding].joined(separator: ","))
        return (isGzip ? resource.inGzip : nil) ?? resource
    }

    /// `?lang=de` is a link that somebody followed, and counts for more than the browser's settings.
    func wish(of request: Request) -> Language? {
        if let chosen = request.uri.queryParameters["lang"].flatMap({ Language(rawValue: String($0)) }) {
            return chosen
        }
        return LanguageWish.best(of: request.headers[values: .acceptLanguage].joined(separator: ","))
    }
}

import HTTPTypes
import Hummingbird

/// What a request is answered with, before it is known whether it asked for the body (GET) or not (HEAD).
enum FeedAnswer: Sendable {
    case whole(Resource, fileName: String?)
    /// The client has it already (RFC 9110 §15.4.5).
    case notModified(Resource)
    case healthy
    case notReady(String)
    /// With a page that says so, where there is one.
    case notFound(Resource?)
    case methodNotAllowed
    /// A page for one person, which nobody keeps.
    case personal(Resource)
    case refusedMethod(Resource, allowed: String)
    case tooLarge(Resource)
    /// Something is wrong with us, not with the request.
    case fault

    /// RFC 9110 §9.3.2: HEAD gets the header of GET, with the length that the body would have.
    func response(withBody: Bool) -> Response {
        var response =
            switch self {
            case .whole(let resource, let fileName): whole(resource, fileName: fileName)
            case .notModified(let resource): notModified(resource)
            case .healthy: text(.ok, "ok")
            case .notReady(let reason): text(.serviceUnavailable, "not ready: \(reason)", [.retryAfter: "10"])
            case .notFound(let page): page.map { unkept($0, .notFound) } ?? text(.notFound, "There is nothing here.")
            case .methodNotAllowed:
                // The connection ends, or an endless body would be read to its end.
                text(.methodNotAllowed, "This can only be read.", [.allow: "GET, HEAD", .connection: "close"])
            case .personal(let page): unkept(page, .ok)
            // The connection ends with these, or what was not read of the request would be read to its end.
            case .refusedMethod(let page, let allowed):
                unkept(page, .methodNotAllowed, [.allow: allowed, .connection: "close"])
            case .tooLarge(let page): unkept(page, .contentTooLarge, [.connection: "close"])
            case .fault: text(.serviceUnavailable, "Not available at the moment.", [.retryAfter: "60"])
            }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        return withBody ? response : response.createHeadResponse()
    }

    private func whole(_ resource: Resource, fileName: String?) -> Response {
        var headers = resource.headers
        if let fileName { headers[.contentDisposition] = "inline; filename=\"\(fileName)\"" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: resource.content))
    }

    /// A length, where it is said at all, is the length of what 200 would send (RFC 9110 §8.6).
    private func notModified(_ resource: Resource) -> Response {
        var headers = resource.headers
        headers[.contentType] = nil
        headers[.contentLength] = String(resource.content.readableBytes)
        return Response(status: .notModified, headers: headers)
    }

    private func unkept(_ page: Resource, _ status: HTTPResponse.Status, _ extra: HTTPFields = [:]) -> Response {
        var headers = page.headers
        headers[.eTag] = nil
        headers[.lastModified] = nil
        headers[.cacheControl] = page.isPersonal ? "private, no-store" : "no-store"
        for field in extra { headers[field.name] = field.value }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: page.content))
    }

    private func text(_ status: HTTPResponse.Status, _ sentence: String, _ extra: HTTPFields = [:]) -> Response {
        var headers = extra
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.contentSecurityPolicy] = PagePolicy.nothing
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: sentence + "\n")))
    }
}

extension HTTPField.Name {
    /// The name is a token (RFC 9110 §5.6.2), so the other one is never taken.
    fileprivate static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .xContentTypeOptions
}

import HTTPTypes
import Hummingbird

/// What a request is answered with, before it is known whether it asked for the body (GET) or not (HEAD).
enum FeedAnswer: Sendable {
    case whole(Resource, fileName: String?)
    /// The client has it already (RFC 9110 §15.4.5).
    case notModified(Resource)
    case healthy
    case notReady(String)
    case notFound
    case methodNotAllowed
    /// Something is wrong with us, not with the request.
    case fault

    /// RFC 9110 §9.3.2: HEAD gets the header of GET, with the length that the body would have.
    func response(withBody: Bool) -> Response {
        switch self {
        case .whole(let resource, let fileName): whole(resource, fileName: fileName, withBody: withBody)
        case .notModified(let resource): notModified(resource)
        case .healthy: text(.ok, "ok", withBody: withBody)
        case .notReady(let reason): text(.serviceUnavailable, "not ready: \(reason)", [.retryAfter: "10"], withBody)
        case .notFound: text(.notFound, "There is nothing here.", withBody: withBody)
        case .methodNotAllowed:
            // The connection ends, or an endless body would be read to its end.
            text(.methodNotAllowed, "This can only be read.", [.allow: "GET, HEAD", .connection: "close"], withBody)
        case .fault: text(.serviceUnavailable, "Not available at the moment.", [.retryAfter: "60"], withBody)
        }
    }

    private func whole(_ resource: Resource, fileName: String?, withBody: Bool) -> Response {
        var headers = protective(resource.headers)
        headers[.contentLength] = String(resource.content.readableBytes)
        if let fileName { headers[.contentDisposition] = "inline; filename=\"\(fileName)\"" }
        let body = withBody ? ResponseBody(byteBuffer: resource.content) : ResponseBody()
        return Response(status: .ok, headers: headers, body: body)
    }

    /// A length, where it is said at all, is the length of what 200 would send (RFC 9110 §8.6).
    private func notModified(_ resource: Resource) -> Response {
        var headers = protective(resource.headers)
        headers[.contentType] = nil
        headers[.contentLength] = String(resource.content.readableBytes)
        return Response(status: .notModified, headers: headers)
    }

    private func text(
        _ status: HTTPResponse.Status, _ sentence: String, _ extra: HTTPFields = [:], _ withBody: Bool
    ) -> Response {
        var headers = protective(extra)
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.contentSecurityPolicy] = PagePolicy.nothing
        headers[.cacheControl] = "no-store"
        let content = ByteBuffer(string: sentence + "\n")
        headers[.contentLength] = String(content.readableBytes)
        return Response(
            status: status, headers: headers, body: withBody ? ResponseBody(byteBuffer: content) : ResponseBody())
    }

    private func text(_ status: HTTPResponse.Status, _ sentence: String, withBody: Bool) -> Response {
        text(status, sentence, [:], withBody)
    }

    private func protective(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "no-referrer"
        return headers
    }
}

extension HTTPField.Name {
    fileprivate static var referrerPolicy: HTTPField.Name { referrerPolicyName }
}

private let referrerPolicyName = HTTPField.Name("Referrer-Policy") ?? .xContentTypeOptions

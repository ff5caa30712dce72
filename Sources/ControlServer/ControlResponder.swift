import ControlAPI
import Foundation
import HTTPTypes
import Hummingbird

/// From a request to the action that answers it, and back to bytes.
struct ControlResponder: HTTPResponder {
    /// A roster of a hundred thousand lines is still smaller.
    private static let largestBody = 16 << 20

    let actions: ControlActions

    func respond(to request: Request, context: ControlConnection) async throws -> Response {
        guard let handlers = actions.handlers(at: request.uri.path) else {
            let path = request.uri.path
            return refusal(
                .notFound,
                ControlFailure(.failed, "this daemon does not know \(path); is seminarctl of another release?"))
        }
        guard let handler = handlers[request.method.rawValue] else {
            let allowed = handlers.keys.sorted().joined(separator: ", ")
            let failure = ControlFailure(
                .failed, "\(request.uri.path) takes \(allowed), not \(request.method.rawValue)")
            return refusal(.methodNotAllowed, failure, [.allow: allowed])
        }
        guard let call = try? await call(request, by: context) else {
            return refusal(.contentTooLarge, ControlFailure(.failed, "the request is too large, or broke off"))
        }
        switch await handler(call) {
        case .success(.json(let answer)): return response(.ok, answer)
        case .success(.file(let file)): return Response(status: .ok, body: Self.body(of: file))
        case .failure(let failure): return refusal(status(of: failure), failure)
        }
    }

    private func call(_ request: Request, by connection: ControlConnection) async throws -> ControlCall {
        let pairs = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        let body = try await request.body.collect(upTo: Self.largestBody)
        return ControlCall(
            query: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
            body: Array(body.readableBytesView),
            caller: await connection.caller())
    }

    /// For those who ask with other clients than seminarctl, which goes by the exit status in the body.
    private func status(of failure: ControlFailure) -> HTTPResponse.Status {
        switch failure.exitStatus {
        case .usage: .badRequest
        case .failed: .conflict
        case .badFile, .badConfiguration: .unprocessableContent
        case .notPermitted: .forbidden
        case .unreachable: .serviceUnavailable
        case .inputOutput: .internalServerError
        }
    }

    private func refusal(
        _ status: HTTPResponse.Status, _ failure: ControlFailure, _ headers: HTTPFields = [:]
    ) -> Response {
        let body =
            (try? ControlCoding.encode(failure)) ?? Array("{\"exit_status\":1,\"message\":\"\",\"complaints\":[]}".utf8)
        return response(status, body, headers)
    }

    /// A piece at a time, so that a large state needs no memory. What cannot be read breaks the answer off: it has no
    /// length, and the client sees that its last chunk is missing.
    private static func body(of file: FileHandle) -> ResponseBody {
        ResponseBody { writer in
            defer { try? file.close() }
            while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }

    private func response(_ status: HTTPResponse.Status, _ body: [UInt8], _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

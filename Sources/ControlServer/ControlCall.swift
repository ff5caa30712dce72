import ControlAPI

/// One request as the handlers see it: already read, not yet understood.
struct ControlCall: Sendable {
    var query: [String: String]
    var body: [UInt8]
    var caller: ControlCaller

    func question<Question: Decodable>(_ type: Question.Type, inQuery: Bool) throws(ControlFailure) -> Question {
        do {
            guard !inQuery else { return try ControlCoding.question(fromQuery: query) }
            return try ControlCoding.decode(from: body.isEmpty ? Array("{}".utf8) : body)
        } catch {
            throw ControlFailure(.usage, "the request is not what this daemon expects: \(explanation(of: error))")
        }
    }

    private func explanation(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return String(describing: error) }
        return switch error {
        case .keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
        case .valueNotFound(_, let context), .typeMismatch(_, let context):
            "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" has another type"
        case .dataCorrupted: "it is not JSON"
        @unknown default: "it cannot be read"
        }
    }
}

import Curl
import Foundation

/// One request by a real client: GET, or POST where there is a body.
struct PageRequest: Sendable {
    struct Answer: Sendable {
        var status: Int
        /// By lower-case name.
        var header: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    var url: String
    var header: [String] = []
    var body: String?

    /// On a thread of its own, since libcurl waits.
    func answer() async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try transfer() })
            }
        }
    }

    private func transfer() throws(CurlFailure) -> Answer {
        var handle = try CurlHandle()
        try handle.set(.protocols, to: "http")
        try handle.set(.proxy, to: "")
        try handle.set(.url, to: url)
        let posted = body.map { Array($0.utf8) }
        if let posted {
            try handle.set(.upload, to: true)
            try handle.set(.uploadSize, to: posted.count)
            try handle.set(.requestMethod, to: "POST")
        }
        let form = posted == nil ? [] : ["Content-Type: application/x-www-form-urlencoded", "Expect:"]
        try handle.set(.requestHeaders, to: header + form)
        try handle.set(.totalTimeout, to: .seconds(600))
        let reader = Reader()
        let code = handle.perform(uploading: posted ?? [], observedBy: reader)
        guard code == .ok else { throw .failed(code, reason: handle.lastError) }
        return Answer(status: handle.responseCode, header: reader.header, body: reader.body)
    }
}

private final class Reader: CurlObserver {
    var header: [String: String] = [:]
    var body: [UInt8] = []

    func heard(line: [UInt8]) {
        let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        header[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func received(_ bytes: [UInt8]) {
        body += bytes
    }
}

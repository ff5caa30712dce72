/// One thing that can be asked over the control socket: where, and what goes each way.
///
/// Client and server use the same value, so that neither can spell a path or a type differently.
package struct ControlExchange<Question: Codable & Sendable, Answer: Codable & Sendable>: Sendable {
    package enum Method: String, Sendable {
        /// Reads; the question is in the query and so has texts alone.
        case get = "GET"
        /// Changes; the question is the JSON body.
        case post = "POST"
    }

    package let method: Method
    package let path: String

    init(_ method: Method, _ path: String) {
        self.method = method
        self.path = path
    }
}

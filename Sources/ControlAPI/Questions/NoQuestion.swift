/// For what needs no telling, as `status`.
package struct NoQuestion: Codable, Equatable, Sendable {
    package init() {}
}

/// What the reader's side can show.
package struct Screen: Equatable, Sendable {
    /// A file or a program reads: no colours, and nothing is cut.
    package static let plain = Screen(isStyled: false)

    package var isStyled: Bool
    /// Characters in a line; nil where there is no end to it.
    package var width: Int?

    package init(isStyled: Bool, width: Int? = nil) {
        self.isStyled = isStyled
        self.width = width
    }
}

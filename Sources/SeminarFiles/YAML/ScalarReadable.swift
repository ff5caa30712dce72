import CivilTime

/// A value that one scalar of a file stands for.
protocol ScalarReadable {
    init?(_ text: String)
    /// Completes "expected …"; what stands before "such as" is what a bad text is not.
    static var expectedText: String { get }
}

extension CivilDate: ScalarReadable {}
extension WallTime: ScalarReadable {}
extension TimeOfDay: ScalarReadable {}

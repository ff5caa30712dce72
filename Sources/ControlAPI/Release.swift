/// The release that daemon and client are of.
package enum Release {
    package static let version = "0.1.0"
}

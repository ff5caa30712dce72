import Glibc

/// Who is at the other end of the socket, as the kernel says.
package struct ControlCaller: Sendable, Equatable {
    /// `nil` where the kernel did not say.
    package var user: UInt32?

    package init(user: UInt32? = nil) {
        self.user = user
    }

    /// The account's name, else its number: for the records of who changed what.
    ///
    /// A service with a user namespace of its own (`PrivateUsers=`) sees every other account as the overflow user.
    package var name: String {
        guard let user else { return "unknown" }
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 4096)
        guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
        else {
            return "user \(user)"
        }
        return String(cString: name)
    }
}

import Foundation

/// How the service is started.
package struct DaemonOptions: Sendable {
    package var configurationFile: String
    /// A clock of its own, for a rehearsal; nil is the machine's.
    package var clock: ClockOptions?
    package var environment: [String: String]

    package struct ClockOptions: Sendable {
        /// As it was typed; without an offset it is in the service's zone.
        package var start: String
        package var speed: Double

        package init(start: String, speed: Double) {
            self.start = start
            self.speed = speed
        }
    }

    package init(configurationFile: String, clock: ClockOptions? = nil, environment: [String: String]) {
        self.configurationFile = configurationFile
        self.clock = clock
        self.environment = environment
    }
}

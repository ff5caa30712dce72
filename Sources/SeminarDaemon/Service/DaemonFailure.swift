import ControlServer
import FeedServer
import SeminarFiles
import StateStore

/// Why the service could not run, with what its process exits with.
package struct DaemonFailure: Error, Sendable {
    package enum ExitStatus: Int32, Sendable {
        case failed = 1
        case usage = 64
        case badFile = 65
        case inputOutput = 74
        case badConfiguration = 78
    }

    package var exitStatus: ExitStatus
    /// A line each.
    package var messages: [String]

    package init(_ exitStatus: ExitStatus, _ messages: String...) {
        self.exitStatus = exitStatus
        self.messages = messages
    }

    package init(_ exitStatus: ExitStatus, complaints: [Complaint]) {
        self.exitStatus = exitStatus
        messages = complaints.map(\.description)
    }
}

extension DaemonFailure {
    package init(_ error: StateStoreError) {
        switch error {
        case .newerDatabase, .otherClock: self.init(.badConfiguration, error.description)
        case .lockedByAnother, .readOnly, .diskFull, .cannotOpen, .corrupt, .damagedLog, .failed:
            self.init(.inputOutput, error.description)
        }
    }

    /// Whatever ended the services.
    init(service error: any Error) {
        switch error {
        case let failure as DaemonFailure: self = failure
        case let error as StateStoreError: self.init(error)
        case let failure as FeedListenFailure: self.init(.inputOutput, failure.description)
        case ControlSocketFailure.pathTooLong(let path, let limit):
            let failure = ControlSocketFailure.pathTooLong(path: path, limit: limit)
            self.init(.badConfiguration, failure.description)
        case let failure as ControlSocketFailure: self.init(.inputOutput, failure.description)
        default: self.init(.failed, String(describing: error))
        }
    }
}

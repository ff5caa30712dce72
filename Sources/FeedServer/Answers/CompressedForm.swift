import Synchronization

/// A resource's form in gzip: made when somebody asks for it first, and kept as long as the resource itself.
final class CompressedForm: Sendable {
    private enum State {
        case unknown
        case known(Resource?)
    }

    private let state = Mutex(State.unknown)

    /// Who asks meanwhile waits, rather than make it a second time.
    func resource(orMake make: () -> Resource?) -> Resource? {
        state.withLock { state in
            if case .known(let resource) = state { return resource }
            let resource = make()
            state = .known(resource)
            return resource
        }
    }
}

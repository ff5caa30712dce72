import ControlAPI
import ControlServer

extension ControlDesk {
    /// Every exchange with what answers it.
    var actions: ControlActions {
        var actions = ControlActions()
        enterQuestions(into: &actions)
        enterOutbox(into: &actions)
        enterRoster(into: &actions)
        enterSilences(into: &actions)
        enterService(into: &actions)
        enterFeed(into: &actions)
        return actions
    }

    private func enterQuestions(into actions: inout ControlActions) {
        actions.answer(ControlRoute.status) { _, _ async throws(ControlFailure) in try await status() }
        actions.answer(ControlRoute.clock) { _, _ async throws(ControlFailure) in clockReport }
        actions.answer(ControlRoute.upcoming) { question, _ async throws(ControlFailure) in try upcoming(question) }
        actions.answer(ControlRoute.events) { question, _ async throws(ControlFailure) in try events(question) }
        actions.answer(ControlRoute.reminders) { question, _ async throws(ControlFailure) in try reminders(question) }
        actions.answer(ControlRoute.explain) { question, _ async throws(ControlFailure) in try explain(question) }
    }

    private func enterOutbox(into actions: inout ControlActions) {
        actions.answer(ControlRoute.outbox) { question, _ async throws(ControlFailure) in try outbox(question) }
        actions.answer(ControlRoute.mail) { question, _ async throws(ControlFailure) in try mail(question) }
        actions.answer(ControlRoute.retry) { question, _ async throws(ControlFailure) in try retry(question) }
        actions.answer(ControlRoute.cancel) { question, _ async throws(ControlFailure) in try cancel(question) }
        actions.answer(ControlRoute.sendTest) { question, _ async throws(ControlFailure) in
            try await sendTest(question)
        }
    }

    private func enterRoster(into actions: inout ControlActions) {
        actions.answer(ControlRoute.roster) { question, _ async throws(ControlFailure) in try roster(question) }
        actions.answer(ControlRoute.importRoster) { question, _ async throws(ControlFailure) in
            try await importRoster(question)
        }
        actions.answer(ControlRoute.add) { question, _ async throws(ControlFailure) in try add(question) }
        actions.answer(ControlRoute.remove) { question, _ async throws(ControlFailure) in try remove(question) }
        actions.answer(ControlRoute.deregister) { question, _ async throws(ControlFailure) in try deregister(question) }
        actions.answer(ControlRoute.extend) { question, caller async throws(ControlFailure) in
            try await extend(question, by: caller.name)
        }
        actions.answer(ControlRoute.changeAddress) { question, _ async throws(ControlFailure) in
            try changeAddress(question)
        }
        actions.answer(ControlRoute.importDone) { question, caller async throws(ControlFailure) in
            try importDone(question, by: caller.name)
        }
        actions.answer(ControlRoute.reset) { question, caller async throws(ControlFailure) in
            try await reset(question, by: caller.name)
        }
        actions.answer(ControlRoute.done) { question, caller async throws(ControlFailure) in
            try await setDone(question, true, by: caller.name)
        }
        actions.answer(ControlRoute.undone) { question, caller async throws(ControlFailure) in
            try await setDone(question, false, by: caller.name)
        }
    }

    private func enterFeed(into actions: inout ControlActions) {
        actions.answer(ControlRoute.feedURL) { question, _ async throws(ControlFailure) in try feedURL(question) }
        actions.answer(ControlRoute.rotateFeed) { question, _ async throws(ControlFailure) in
            try rotateFeed(question)
        }
    }

    private func enterSilences(into actions: inout ControlActions) {
        actions.answer(ControlRoute.silences) { question, _ async throws(ControlFailure) in try silences(question) }
        actions.answer(ControlRoute.addSilence) { question, caller async throws(ControlFailure) in
            try addSilence(question, by: caller.name)
        }
        actions.answer(ControlRoute.expireSilence) { question, _ async throws(ControlFailure) in
            try expireSilence(question)
        }
    }

    private func enterService(into actions: inout ControlActions) {
        actions.answer(ControlRoute.reload) { _, _ async throws(ControlFailure) in try await reload() }
        actions.answer(ControlRoute.pause) { question, _ async throws(ControlFailure) in try await pause(question) }
        actions.answer(ControlRoute.resume) { question, _ async throws(ControlFailure) in try await resume(question) }
        actions.answer(ControlRoute.gap) { _, _ async throws(ControlFailure) in try gap() }
        actions.answer(ControlRoute.backup, withFile: { () async throws(ControlFailure) in try backup() })
        actions.answer(ControlRoute.removeSeminar) { question, _ async throws(ControlFailure) in
            try await removeSeminar(question)
        }
    }
}

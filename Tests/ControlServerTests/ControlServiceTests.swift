import ControlAPI
import ControlServer
import Curl
import Foundation
import Glibc
import Testing

@Suite struct ControlServiceTests {
    private let control: ControlFixture

    init() throws {
        control = try ControlFixture()
    }

    @Test func `a question goes over and its answer comes back`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.explain) { question, _ in
            Explanation(person: question.person, name: question.event ?? "-", email: "", lines: [], entries: [])
        }
        try await control.serving(actions) {
            let asked = ExplainQuestion(person: "zoë+1&x=y@example.org", event: "a/b?c#d %41")
            let answer = try await control.send("GET", "/v1/explain" + ControlCoding.query(asked))
            let explanation = try ControlCoding.decode(Explanation.self, from: answer.body)
            #expect(answer.status == 200)
            #expect(explanation.person == asked.person)
            #expect(explanation.name == asked.event)
        }
    }

    @Test func `a change goes over in the body`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.done) { question, _ in
            RosterChange(seminar: "s", person: question.person, changed: true, message: question.obligation)
        }
        try await control.serving(actions) {
            let answer = try await control.send("POST", "/v1/roster/done", #"{"person":"p","obligation":"talk"}"#)
            let change = try ControlCoding.decode(RosterChange.self, from: answer.body)
            #expect(change == RosterChange(seminar: "s", person: "p", changed: true, message: "talk"))
        }
    }

    @Test func `what an action refuses arrives with its exit status and complaints`() async throws {
        let refusal = ControlFailure(.badFile, "the roster is bad", complaints: ["r.csv:2:1: no address; add one"])
        var actions = ControlActions()
        actions.answer(ControlRoute.importRoster) { _, _ throws(ControlFailure) in throw refusal }
        try await control.serving(actions) {
            let answer = try await control.send(
                "POST", "/v1/roster/import", #"{"file":"r.csv","text":"","confirmed":false}"#)
            #expect(answer.status == 422)
            #expect(try ControlCoding.decode(ControlFailure.self, from: answer.body) == refusal)
        }
    }

    @Test(arguments: [
        ("GET", "/v2/status", nil, 404), ("GET", "/", nil, 404), ("POST", "/v1/roster/done", "{", 400),
        ("POST", "/v1/roster/done", "", 400), ("POST", "/v1/roster/done", #"{"person":7,"obligation":"x"}"#, 400),
        ("GET", "/v1/roster/done", nil, 405), ("DELETE", "/v1/roster/done", nil, 405),
    ])
    func `a request that is not understood is refused with a sentence`(
        method: String, path: String, body: String?, status: Int
    ) async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.done) { _, _ in RosterChange(seminar: "", person: "", changed: true, message: "") }
        try await control.serving(actions) {
            let answer = try await control.send(method, path, body)
            #expect(answer.status == status)
            #expect(try !ControlCoding.decode(ControlFailure.self, from: answer.body).message.isEmpty)
        }
    }

    @Test func `a request without end is refused`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.pause) { _, _ in Acknowledgement(changed: true, message: "") }
        try await control.serving(actions) {
            let answer = try await control.send("POST", "/v1/pause", String(repeating: " ", count: 17 << 20))
            #expect(answer.status == 413)
        }
    }

    @Test func `the kernel says who asks`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.resume) { _, caller in
            Acknowledgement(changed: true, message: "\(caller.user ?? 0) \(caller.name)")
        }
        try await control.serving(actions) {
            let answer = try await control.send("POST", "/v1/resume")
            let name = NSUserName()
            #expect(try ControlCoding.decode(Acknowledgement.self, from: answer.body).message == "\(geteuid()) \(name)")
        }
    }
}

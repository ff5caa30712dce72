import ControlAPI
import Foundation
import Testing

@Suite struct ControlCodingTests {
    private func keys(_ value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: Data(try ControlCoding.encode(value)))
        return Set(try #require(object as? [String: Any]).keys)
    }

    @Test func `an outbox row has every key, also of what there is nothing to say about`() throws {
        let row = OutboxRow(id: 1, to: "a@example.org", subject: nil, state: "queued", attempts: 0, due: "")
        let promised: Set = ["id", "to", "subject", "state", "attempts", "due", "next_attempt", "reply"]
        #expect(try keys(row).isSuperset(of: promised))
        #expect(try String(decoding: ControlCoding.encode(row), as: UTF8.self).contains(#""next_attempt":null"#))
    }

    @Test func `a status has every key that programs rely on`() throws {
        let status = StatusReport(
            healthy: true, problems: [], clock: ClockReport(now: "", kind: "real"), version: "", transport: "",
            seminars: [],
            nextEvents: [], nextReminders: [], outbox: [:])
        let promised: Set = [
            "healthy", "problems", "clock", "seminars", "next_events", "next_reminders", "outbox", "next_tick",
            "paused",
        ]
        #expect(try keys(status).isSuperset(of: promised))
    }

    @Test func `a mail's detail is its row and more, in one object`() throws {
        let row = OutboxRow(
            id: 1, to: "a@example.org", subject: "Hi", state: "sent", attempts: 1, due: "", reply: "250 ok")
        let detail = OutboxDetail(
            mail: row, messageID: "<1@x>", items: [MailItem(seminar: "s", event: "e", rule: "r")], message: "Hi\r\n")
        #expect(try keys(detail) == keys(row).union(["message_id", "items", "message", "bounces"]))
        #expect(try ControlCoding.decode(OutboxDetail.self, from: ControlCoding.encode(detail)) == detail)
    }

    @Test func `an answer of an older daemon lacks a key and is read all the same`() throws {
        let json = #"{"now":"2021-03-10T08:00:00+01:00","kind":"real","newer":[1]}"#
        #expect(try ControlCoding.decode(ClockReport.self, from: Array(json.utf8)).speed == nil)
    }

    @Test func `a failure names its exit status`() throws {
        let failure = ControlFailure(.badFile, "no", complaints: ["a:1:1: x; y"])
        let json = #"{"complaints":["a:1:1: x; y"],"exit_status":65,"message":"no"}"#
        #expect(try String(decoding: ControlCoding.encode(failure), as: UTF8.self) == json)
    }

    @Test func `a question without anything named is no query`() throws {
        #expect(try ControlCoding.query(SeminarQuestion()) == "")
        #expect(try ControlCoding.query(ReminderQuestion(seminar: "s", state: "sent")) == "?seminar=s&state=sent")
    }
}

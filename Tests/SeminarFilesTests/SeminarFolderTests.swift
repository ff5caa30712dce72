import Foundation
import SeminarCore
import SeminarFiles
import Testing

/// Real files in a folder of the test's own.
@Suite final class SeminarFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "seminars-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var path: String { folder.path(percentEncoded: false) }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private func shown(_ complaint: Complaint) -> String {
        complaint.description.replacing(path, with: "").replacing("//", with: "/")
    }

    @Test func `only yaml files that are not hidden are read, in the order of their names`() throws {
        for name in ["b.yaml", "a.yaml", ".hidden.yaml", "c.yml", "d.yaml~"] { try write(name, "") }
        try FileManager.default.createDirectory(at: folder.appending(path: "sub"), withIntermediateDirectories: true)
        try write("sub/x.yaml", "")
        #expect(try SeminarFolder.paths(in: path).map { $0.split(separator: "/").last } == ["a.yaml", "b.yaml"])
    }

    @Test func `a bad file is left out, the others are good`() throws {
        try write("a.yaml", seminarText(event: "on: 2021-03-10"))
        try write("b.yaml", "seminar: t\n")
        let entries = try SeminarFolder.read(path)
        #expect(entries.map { $0.checked.value != nil } == [true, false])
        #expect(entries[0].modified != nil)
    }

    @Test func `of two files with one id the first by name is good`() throws {
        try write("a.yaml", seminarText(event: "on: 2021-03-10"))
        try write("b.yaml", seminarText(event: "on: 2021-03-11"))
        let entries = try SeminarFolder.read(path)
        #expect(entries.map { $0.checked.value != nil } == [true, false])
        #expect(
            entries[1].checked.complaints.map(shown)
                == [
                    "/b.yaml:1:1: the id \"s\" is also that of \(entries[0].path); choose another one".replacing(
                        path, with: "")
                ])
    }

    @Test func `what cannot be read is a complaint at its beginning`() throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "a.yaml"), withIntermediateDirectories: true)
        let link = folder.appending(path: "b.yaml")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "gone"))
        let complaints = try SeminarFolder.read(path).flatMap(\.checked.complaints).map(shown)
        #expect(
            complaints == [
                "/a.yaml:1:1: this is a folder; expected a file",
                "/b.yaml:1:1: this is a link that leads nowhere; expected a file",
            ])
    }

    @Test func `a folder that is not there is one complaint`() throws {
        let complaint = #expect(throws: Complaint.self) { try SeminarFolder.read(self.path + "/none") }
        #expect(
            complaint.map(shown)
                == "/none:1:1: the folder of the seminars cannot be read: no such file or folder; create it, or correct the path"
        )
    }

    @Test func `what is above a symbolic link is where the system finds it`() throws {
        let real = folder.appending(path: "real/inner")
        try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: folder.appending(path: "link"), withDestinationURL: real)
        try write("real/r.csv", "name,email\n")
        let text = seminarText(event: "on: 2021-03-10", head: "roster: ../r.csv\n")
        let file = SeminarFile.parse(text, file: "s.yaml", folder: path + "/link").value
        let roster = try #require(file?.seminar.rosterPath)
        #expect(try FileReading.bytes(of: roster) == Array("name,email\n".utf8))
    }
}

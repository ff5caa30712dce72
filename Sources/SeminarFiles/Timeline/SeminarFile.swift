import SeminarCore

/// A seminar's file, read and checked.
package struct SeminarFile: Sendable {
    /// As complaints show it.
    package let path: String
    package let seminar: Seminar
    package let marks: SeminarMarks

    /// Reads the text of a file; `folder` is where its relative paths start, by default the file's own.
    package static func parse(_ text: [UInt8], file: String, folder: String? = nil) -> Checked<SeminarFile> {
        let complaints = ComplaintList()
        let expected = "a seminar, from \"seminar: its-id\" on"
        let document = YAMLDocument(text, file: file, expected: expected, complaints: complaints)
        let folder = folder ?? FilePath.folder(of: file)
        let read = document.root.flatMap { SeminarReader($0, folder: folder)?.read() }
        let result = read.map { SeminarFile(path: file, seminar: $0.seminar, marks: $0.marks) }
        return Checked(result, complaints: complaints.complaints)
    }

    package static func parse(_ text: String, file: String, folder: String? = nil) -> Checked<SeminarFile> {
        parse(Array(text.utf8), file: file, folder: folder)
    }
}

extension SeminarFile {
    /// A name of a mail template that a reminder asks for, so that somebody who knows the templates can check it.
    package struct TemplateReference: Hashable, Sendable {
        package let name: String
        package let mark: SourceMark
    }

    package var templateReferences: [TemplateReference] {
        zip(seminar.events, marks.events).flatMap { event, marks in
            zip(event.reminders, marks.reminders).compactMap { rule, mark in
                rule.template.map { TemplateReference(name: $0, mark: mark ?? marks.event) }
            }
        }
    }

    /// Of two files that call their seminars alike the later one, by path, is the one to change.
    package func complaint(sharingItsIDWith path: String) -> Complaint {
        Complaint(
            at: marks.mark(of: .seminar), "the id \"\(seminar.id)\" is also that of \(path)",
            remedy: "choose another one")
    }
}

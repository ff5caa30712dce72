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

    /// Two files that call their seminars alike; the later one, by path, is the one to change.
    package static func complaintsAboutSharedIDs(_ files: [SeminarFile]) -> [Complaint] {
        var owners: [Identifier: SeminarFile] = [:]
        return files.sorted { $0.path < $1.path }.compactMap { file in
            guard let owner = owners[file.seminar.id] else {
                owners[file.seminar.id] = file
                return nil
            }
            return Complaint(
                at: file.marks.mark(of: .seminar), "the id \"\(file.seminar.id)\" is also that of \(owner.path)",
                remedy: "choose another one")
        }
    }
}

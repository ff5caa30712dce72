import Foundation

/// Reads a folder of overrides.
enum TemplateFolder {
    private static let fileExtension = ".mustache"
    /// Bytes; a template is a page of text, and whatever is larger is something else under a template's name.
    private static let largest = 1 << 20

    /// Files named `*.mustache`, neither hidden nor in subfolders, by name.
    static func read(_ folder: String) -> (files: [TemplateFile], complaints: [TemplateComplaint]) {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { return ([], []) }
        let entries: [String]
        do {
            entries = try manager.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            return ([], [TemplateComplaint(folder, "cannot be listed; check that it is a folder and may be read")])
        }
        var files: [TemplateFile] = []
        var complaints: [TemplateComplaint] = []
        for entry in entries where entry.hasSuffix(fileExtension) && !entry.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + entry : folder + "/" + entry
            switch readFile(path) {
            case .success(let text):
                let name = String(entry.dropLast(fileExtension.count))
                files.append(TemplateFile(name: name, path: path, text: text))
            case .failure(let complaint): complaints.append(complaint)
            }
        }
        return (files, complaints)
    }

    private static func readFile(_ path: String) -> Result<String, TemplateComplaint> {
        // A pipe or device under this name would block or never end; symbolic links are followed first.
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            return .failure(TemplateComplaint(path, "is not a file" + TemplateComplaint.consequence))
        }
        guard (attributes?[.size] as? Int ?? 0) <= largest else {
            return .failure(TemplateComplaint(path, "is larger than a mebibyte" + TemplateComplaint.consequence))
        }
        guard let data = FileManager.default.contents(atPath: resolved) else {
            return .failure(TemplateComplaint(path, "cannot be read; check its permissions"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .failure(TemplateComplaint(path, "is not UTF-8; save it in that encoding"))
        }
        return .success(text)
    }
}

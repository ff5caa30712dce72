import ControlAPI

extension Acknowledgement {
    var line: String { StyledText(message).text + "\n" }
}

extension RosterChange {
    var line: String { StyledText(message).text + "\n" }
}

extension RosterImportReport {
    var line: String { StyledText(message).text + "\n" }
}

extension SilenceChange {
    var line: String { StyledText(message).text + "\n" }
}

extension DoneImportReport {
    var line: String { StyledText(message).text + "\n" }
}

import ArgumentParser

/// Of which seminar.
struct SeminarOption: ParsableArguments {
    @Option(name: .customLong("seminar"), help: ArgumentHelp("Of this seminar alone.", valueName: "id"))
    var id: String?
}

/// Which participant of which seminar.
struct PersonArguments: ParsableArguments {
    @Argument(help: "An address, or an id of the roster.")
    var person: String

    @Option(help: ArgumentHelp("The seminar, where the person takes part in several.", valueName: "id"))
    var seminar: String?
}

import ArgumentParser

/// Which mail.
struct MailArgument: ParsableArguments {
    @Argument(help: "The mail's id, as outbox list shows it.")
    var id: String
}

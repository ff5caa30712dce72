import ArgumentParser

/// `--config FILE`, which every subcommand has.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The service's configuration.", valueName: "file"))
    var config: String = "/etc/seminard/seminard.yaml"
}

import ArgumentParser

/// The program: a server for conferences, and what one does with them at a console.
@main
struct WieBiedt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wiebiedt",
        abstract: "A marketplace of pitches: a wethouder asks, employers commit, live.",
        discussion: """
            Everything is in one data folder. Try it:

              wiebiedt demo --data ./data
              wiebiedt serve --data ./data

            Data goes to stdout, messages and logs to stderr. Exit codes are those of sysexits(3): 64 for wrong \
            arguments, 65 for a file that is not what it should be, 66 for something that is not there, 69 when the \
            port is taken, 74 when the disk fails, 78 when the configuration or the data folder cannot be used.
            """,
        version: "1.5.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, Verify.self, Backup.self, Restore.self, Erase.self,
            Key.self, Config.self, Healthcheck.self, Simulate.self,
        ]
    )
}

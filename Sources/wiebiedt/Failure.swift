import ArgumentParser
import Foundation

/// Ends of the program that an operator can do something about, with the exit code of sysexits(3).
enum Failure {
    /// A file that was given is not what it should be.
    static func data(_ message: String) -> ExitCode { end(message, 65) }
    /// Something that was asked for is not there.
    static func missing(_ message: String) -> ExitCode { end(message, 66) }
    /// The port is taken.
    static func unavailable(_ message: String) -> ExitCode { end(message, 69) }
    /// The disk failed.
    static func disk(_ message: String) -> ExitCode { end(message, 74) }
    /// A setting or the data folder cannot be used.
    static func configuration(_ message: String) -> ExitCode { end(message, 78) }

    private static func end(_ message: String, _ code: Int32) -> ExitCode {
        say("wiebiedt: \(message)")
        return ExitCode(code)
    }
}

/// Writes a message to stderr.
func say(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// Writes data to stdout.
func put(_ bytes: some Sequence<UInt8>) {
    FileHandle.standardOutput.write(Data(bytes))
}

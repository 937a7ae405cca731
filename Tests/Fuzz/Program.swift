import Foundation
import Glibc

/// Throws seeded nonsense at everything that reads what strangers send.
///
///     Fuzz                        every subject, WIEBIEDT_FUZZ_SECONDS (60) each, from WIEBIEDT_FUZZ_SEED (a new one)
///     Fuzz frames ledgers         these subjects
///     Fuzz --repeat lists FILE    one input, as a debugger wants it
///
/// Each subject runs in a process of its own, because Swift ends a process that breaks its rules. The input that did it
/// is kept in `.build/fuzz`.
@main
struct Program {
    private static let folder = ".build/fuzz"
    private static let environment = ProcessInfo.processInfo.environment
    private static let seconds = environment["WIEBIEDT_FUZZ_SECONDS"].flatMap(Double.init) ?? 60
    private static let seed = environment["WIEBIEDT_FUZZ_SEED"].flatMap(UInt64.init) ?? .random(in: 0...999_999)
    /// How long a process may take beyond its time: it begins, ends, and reads one last input.
    private static let patienceSeconds = 60.0

    static func main() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "--alone", let name = arguments.last { return try alone(subject(name)) }
        if arguments.first == "--repeat", arguments.count == 3 {
            return try again(subject(arguments.dropFirst().first ?? ""), file: arguments.last ?? "")
        }
        let chosen = arguments.isEmpty ? subjects : try arguments.map(subject)
        say("seed \(seed)")
        let broken = try chosen.filter { try !holds($0) }
        if !broken.isEmpty { exit(1) }
    }

    private static func subject(_ name: String) throws -> any Subject.Type {
        guard let subject = subjects.first(where: { $0.name == name }) else {
            throw Broken("no subject \(name); there are \(subjects.map { $0.name }.joined(separator: ", "))")
        }
        return subject
    }

    private static func box(_ subject: any Subject.Type) -> String { "\(folder)/\(subject.name)-\(seed).input" }

    /// Runs a subject in this process.
    private static func alone(_ subject: any Subject.Type) throws {
        var run = try Run(subject, seed: seed, box: BlackBox(box(subject), longest: .boxLength))
        do {
            try run.run(seconds: seconds)
        } catch let broken as Broken {
            say("\(subject.name): \(broken)")
            exit(1)
        }
    }

    /// Reads one input again.
    private static func again(_ subject: any Subject.Type, file: String) throws {
        let input = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        say(try subject.init().take(input))
    }

    /// Runs a subject in a process of its own, and keeps what ended it.
    private static func holds(_ subject: any Subject.Type) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--alone", subject.name]
        process.environment = environment.merging([
            "WIEBIEDT_FUZZ_SEED": "\(seed)", "SWIFT_BACKTRACE": "registers=none,images=none",
        ]) { $1 }
        try process.run()
        let watch = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds + patienceSeconds, execute: watch)
        process.waitUntilExit()
        watch.cancel()
        if process.terminationReason == .exit, process.terminationStatus == 0 { return true }

        let kept = "\(folder)/\(subject.name)-\(seed)"
        try Data(BlackBox.input(in: box(subject))).write(to: URL(fileURLWithPath: kept))
        say("\(subject.name): ended by this input; see it again with Fuzz --repeat \(subject.name) \(kept)")
        return false
    }
}

extension Int {
    /// Room for any subject's input.
    fileprivate static let boxLength = 4 << 20
}

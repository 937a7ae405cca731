import Foundation
import TestSupport

/// Inputs to begin with: a few that are right, and every one that was once too much.
enum Corpus {
    /// The files of a subject, in the order of their names.
    static func files(of subject: String) throws -> [[UInt8]] {
        let folder = "Fuzz/Corpus/\(subject)"
        let names = try FileManager.default.contentsOfDirectory(atPath: tests.appendingPathComponent(folder).path)
        return try names.sorted().map { try shared("\(folder)/\($0)") }
    }

    /// A file that other tests read as well.
    static func shared(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: tests.appendingPathComponent(path)))
    }

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
}

/// Chance that is the same whenever the input is (its hash is FNV-1a).
func chance(of input: [UInt8]) -> SeededGenerator {
    SeededGenerator(seed: input.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
}

extension [UInt8] {
    /// Cut as a network may cut it: now and then a byte at a time, now and then much at once.
    func pieces(_ chance: inout SeededGenerator) -> [ArraySlice<UInt8>] {
        var rest = self[...]
        var pieces: [ArraySlice<UInt8>] = []
        while !rest.isEmpty {
            let length = [1, Int.random(in: 1...40, using: &chance), count / 3 + 1].randomElement(using: &chance) ?? 1
            pieces.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return pieces
    }
}

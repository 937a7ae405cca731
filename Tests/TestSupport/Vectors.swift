import Foundation

/// The lines of `Tests/Vectors/<name>.jsonl`, which the tests of the pages read as well.
package func vectors<Vector: Decodable>(_ name: String, as type: Vector.Type) throws -> [Vector] {
    let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/\(name).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Vector.self, from: Data($0.utf8))
    }
}

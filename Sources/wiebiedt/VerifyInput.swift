import Foundation
import LedgerFormat

/// Why a file cannot be judged at all.
struct Unusable: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A file that is read once, from its beginning, without being held.
struct Input {
    /// What a file holds, told by how it begins.
    enum Kind {
        case ledger, receipt, proof, checkpoint
    }

    /// What the file holds.
    let kind: Kind

    private static let pieceLength = 1 << 20
    /// More than the receipts of the largest pitch; only a ledger may be larger, and that is never held.
    private static let textMaximum = 64 << 20
    /// A file that takes longer than a moment deserves a sign of life.
    private static let progressFrom = 50 << 20

    private let path: String
    private let handle: FileHandle
    private let beginning: Data

    /// Opens a file.
    init(_ path: String) throws {
        self.path = path
        guard let handle = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
            throw Unusable("\(path) cannot be opened")
        }
        self.handle = handle
        beginning = try Self.piece(of: handle, path)
        kind =
            if beginning.first == UInt8(ascii: "{") || beginning.isEmpty {
                .ledger
            } else if beginning.starts(with: (Receipt.heading + "\n").utf8) {
                .receipt
            } else if beginning.starts(with: (Receipt.proofHeading + "\n").utf8) {
                .proof
            } else {
                .checkpoint
            }
    }

    /// Reads the file to its end, piece by piece.
    func read(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        let progress = Progress(quiet: size < Self.progressFrom)
        var piece = beginning
        var done = 0
        while !piece.isEmpty {
            try body(Array(piece)[...])
            done += piece.count
            progress.tell("read", done, of: size)
            piece = try Self.piece(of: handle, path)
        }
    }

    /// All of the file, which must be text.
    func text() throws -> String {
        var bytes: [UInt8] = []
        try read { piece in
            bytes += piece
            guard bytes.count <= Self.textMaximum else { throw Unusable("\(path) is too large for what it begins as") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Unusable("\(path) is not text") }
        return text
    }

    /// All of another file, which must be text.
    static func text(_ path: String) throws -> String { try Input(path).text() }

    private static func piece(of handle: FileHandle, _ path: String) throws -> Data {
        do {
            return try handle.read(upToCount: pieceLength) ?? Data()
        } catch {
            throw Unusable("\(path) cannot be read: \(error.localizedDescription)")
        }
    }
}

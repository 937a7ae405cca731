import Foundation
import LedgerFormat
import OpenSSL
import TestSupport
import Testing

@testable import Storage

/// What is erased is in no file any more.
struct ErasingTests {
    private let secret = "Anna-van-der-Geheim"

    /// A store with one line whose words, and whose command's digest, can be found in its files.
    private func withSecret(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await withFolder { path in
            let store = try SQLiteStore(in: DataFolder(path: path))
            try await store.found(ConferenceRecord(code: "482917", epoch: "e", origin: "o"))
            let salt = Array<UInt8>(repeating: 0xA7, count: 32)
            let words = SealedWords(salt: salt, json: Array("{\"name\":\"\(secret)\"}".utf8))
            let line = LedgerLine(bytes: Array("line\n".utf8), words: words)
            try await store.append(batch(line, seq: 1), to: "482917", after: 0)
            try await body(store, path)
            try store.close()
        }
    }

    private func batch(
        _ line: LedgerLine,
        seq: Int,
        erases: [Int] = [],
        revokes: [Int] = [],
        signsOut: [Int] = []
    ) -> JournalBatch {
        let entry = JournalEntry(
            seq: seq, line: line, leaf: line.leaf, command: "c\(seq)", content: Digest(of: [UInt8(seq)]))
        return JournalBatch(
            entries: [entry],
            nodes: [],
            checkpoint: StoredCheckpoint(size: seq, note: "note \(seq)"),
            erases: erases,
            revokes: revokes,
            signsOut: signsOut
        )
    }

    /// In which files of a folder some bytes stand.
    private func files(in path: String, with bytes: [UInt8]) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { name in
            FileManager.default.contents(atPath: path + "/" + name)?.range(of: Data(bytes)) != nil
        }
    }

    @Test func `words, salt and the digest of the command are gone from database and log`() async throws {
        try await withSecret { store, path in
            let traces = [Array(secret.utf8), Array(repeating: 0xA7, count: 32), Digest(of: [1]).bytes]
            for trace in traces { #expect(try !files(in: path, with: trace).isEmpty, "there is something to erase") }

            let line = LedgerLine(bytes: Array("erased\n".utf8), words: nil)
            try await store.append(batch(line, seq: 2, erases: [1]), to: "482917", after: 1)

            for trace in traces { #expect(try files(in: path, with: trace) == []) }
            let read = try await store.entries(of: "482917", after: 0, limit: 10)
            #expect(read.map(\.line.words) == [nil, nil])
            #expect(read.map(\.content) == [nil, Digest(of: [2])])
        }
    }

    @Test func `a reader holds erasing up for no longer than it reads`() async throws {
        try await withSecret { store, path in
            let line = LedgerLine(bytes: Array("erased\n".utf8), words: nil)
            async let read = store.entries(of: "482917", after: 0, limit: 10).count
            try await store.append(batch(line, seq: 2, erases: [1]), to: "482917", after: 1)
            _ = try await read

            #expect(try files(in: path, with: Array(secret.utf8)) == [])
        }
    }

    @Test func `whoever is erased has no token any more`() async throws {
        try await withSecret { store, _ in
            for person in [7, 8] {
                let token = Digest(of: [UInt8(person)])
                try await store.grant([
                    Access(token: token, conference: "482917", person: person, purpose: .link, grantedAt: 1)
                ])
            }
            let line = LedgerLine(bytes: Array("erased\n".utf8), words: nil)
            try await store.append(batch(line, seq: 2, erases: [1], revokes: [7]), to: "482917", after: 1)

            #expect(try await store.access(by: Digest(of: [7])) == nil)
            #expect(try await store.access(by: Digest(of: [8])) != nil)
        }
    }

    @Test func `whoever is signed out keeps the link`() async throws {
        try await withSecret { store, _ in
            for (token, purpose) in [(1, Access.Purpose.link), (2, .session)] as [(UInt8, Access.Purpose)] {
                for person in [7, 8] {
                    let token = Digest(of: [token, UInt8(person)])
                    try await store.grant([
                        Access(token: token, conference: "482917", person: person, purpose: purpose, grantedAt: 1)
                    ])
                }
            }
            let line = LedgerLine(bytes: Array("changed\n".utf8), words: nil)
            try await store.append(batch(line, seq: 2, signsOut: [7]), to: "482917", after: 1)

            #expect(try await store.access(by: Digest(of: [2, 7])) == nil)
            for left in [[1, 7], [1, 8], [2, 8]] as [[UInt8]] {
                #expect(try await store.access(by: Digest(of: left)) != nil)
            }
        }
    }

    @Test func `the list of erasures survives the loss of either folder`() throws {
        try withFolders { data, backups in
            let one = ErasureList.Erasure(conference: "482917", person: 27, admittedAt: 1)
            let two = ErasureList.Erasure(conference: "482917", person: 3, admittedAt: 2)
            try ErasureList(in: [data, backups]).add([one])
            try FileManager.default.removeItem(atPath: data + "/erased")
            try ErasureList(in: [data, backups]).add([two])
            try FileManager.default.removeItem(atPath: backups + "/erased")

            #expect(ErasureList(in: [data, backups]).all == [one, two])
        }
    }

    private func withFolders(_ body: (String, String) throws -> Void) throws {
        let root = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        for name in ["data", "backups"] {
            try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
        }
        try body(root + "/data", root + "/backups")
    }
}

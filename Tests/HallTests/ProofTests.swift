import Hall
import LedgerFormat
import Marketplace
import OpenSSL
import Storage
import TestSupport
import Testing

/// What a house signs, and what it gives people to hold it to.
struct ProofTests {
    private func checkpoint(_ note: String) throws -> SignedCheckpoint { try SignedCheckpoint(note: note) }

    @Test func `every batch has a signed checkpoint, and every line a receipt that holds`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            for index in 0..<7 { _ = await open.submit(.offer(), id: "o\(index)", by: employers[0]) }
            let lines = house.journal.stored(open.code)
            let last = try checkpoint(#require(await open.checkpoint()).note)

            #expect(last.checkpoint.size == lines.count)
            #expect(last.checkpoint.origin == "wiebiedt.example/\(open.code)")
            #expect(last.isSigned(by: TestHouse.key.publicKey))
            for line in lines {
                let first = try #require(await open.receipt(of: line.seq))
                let now = try #require(await open.receipt(of: line.seq, at: lines.count))
                #expect(first.holds && now.holds)
                #expect(first.line == line.line && now.checkpoint == last)
                #expect(first.checkpoint.checkpoint.size >= line.seq)
            }
            #expect(try await open.receipt(of: lines.count + 1) == nil)
        }
    }

    @Test func `nobody is given a proof that does not hold`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            _ = await open.submit(.offer(), id: "a", by: employers[0])
            house.journal.tamper { state in
                state.nodes[open.code] = state.nodes[open.code]?.map { .init(place: $0.place, digest: Digest(of: [9])) }
            }
            await #expect(throws: JournalError.self) { try await open.receipt(of: 1, at: open.read(\.seq)) }
        }
    }

    @Test func `the mark knows of a closing before anybody is told`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, _) = try await house.conference()
            _ = await open.submit(.closeOffers(.p1, expect: nil), id: "close", by: mo)

            let note = try await open.checkpoint()?.note
            #expect(try house.journal.mark(of: open.code) == note)
        }
    }

    @Test func `a ledger file is lines, checkpoints and, if asked for, words`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, _) = try await house.conference(employers: 1)
            let ledger = try #require(await open.ledger())
            let note = try #require(await open.checkpoint()).note
            let lines = house.journal.stored(open.code).flatMap(\.line.bytes)
            var (bare, full): ([UInt8], [UInt8]) = ([], [])
            try await ledger.writeFile(withWords: false) { bare += $0 }
            try await ledger.writeFile(withWords: true) { full += $0 }

            #expect(bare == lines + Array("\n\(note)\n".utf8))
            let words = String(decoding: full.dropFirst(bare.count), as: UTF8.self).split(separator: "\n")
            #expect(words.count == house.journal.stored(open.code).count { $0.line.words != nil })
            #expect(words.allSatisfy { $0.hasPrefix("words ") })
        }
    }

    @Test func `a key is replaced by a line that both keys sign`() async throws {
        let journal = FakeJournal()
        let code = try await filled(journal)
        let next = SigningKey.generate()
        let changing = try await TestHouse(journal, key: next, former: TestHouse.key)
        try await changing.run {
            let open = try #require(changing.house.conference(code))
            let hex = next.publicKey.bytes.hex
            _ = await open.submit(.replaceKey(hex, lost: false), id: "key", by: .house)
            let both = try checkpoint(#require(await open.checkpoint()).note)
            #expect(both.isSigned(by: TestHouse.key.publicKey) && both.isSigned(by: next.publicKey))
            #expect(try await journal.keyChanges(of: code).map(\.note) == [both.note])
        }
        let after = try await TestHouse(journal, key: next)
        #expect(after.house.conference(code) != nil)
        await #expect(throws: BrokenLedger.self) { try await TestHouse(journal, key: TestHouse.key) }
    }

    /// Fills a journal with a conference and closes its house; the code.
    private func filled(_ journal: FakeJournal) async throws -> String {
        let house = try await TestHouse(journal)
        return try await house.run {
            let (open, _, employers) = try await house.conference()
            for index in 0..<5 { _ = await open.submit(.offer(), id: "o\(index)", by: employers[0]) }
            return open.code
        }
    }

    private static let harms: [(String, @Sendable (inout FakeJournal.State, String) -> Void)] = [
        ("its end is gone", { $0.entries[$1]!.removeLast(2) }),
        (
            "its end is gone, and what was signed of it",
            { state, code in
                state.entries[code]!.removeLast(2)
                let size = state.entries[code]!.count
                state.checkpoints[code]!.removeAll { $0.size > size }
            }
        ),
        ("its mark is gone", { $0.marks[$1] = nil }),
        ("nothing of it is signed", { $0.checkpoints[$1] = [] }),
        ("a line is another", { $0.entries[$1]![3] = $0.entries[$1]![4].numbered(4) }),
        (
            "words are gone that nobody erased",
            { state, code in
                let index = state.entries[code]!.firstIndex { $0.line.words != nil }!
                state.entries[code]![index] = state.entries[code]![index].withoutWords
            }
        ),
    ]

    @Test(arguments: harms.indices)
    func `a ledger that is not what it was does not open, but on the record`(harm: Int) async throws {
        let journal = FakeJournal()
        let code = try await filled(journal)
        let before = try #require(try await journal.conferences().first)
        journal.tamper { Self.harms[harm].1(&$0, code) }

        let error = await #expect(throws: BrokenLedger.self) { try await TestHouse(journal) }
        #expect(error?.reason is LedgerFault, "\(Self.harms[harm].0): \(String(describing: error))")

        let accepting = try await TestHouse(journal, acceptsRollback: true)
        try await accepting.run {
            let open = try #require(accepting.house.conference(code))
            _ = await open.submit(.closeDue, id: "wait", by: .house)
            let last = try #require(journal.stored(code).last)
            #expect(String(decoding: last.line.bytes, as: UTF8.self).contains("rollbackAccepted"))
            #expect(open.epoch != before.epoch, "nobody resumes where they were in another ledger")
        }
        _ = try await TestHouse(journal)
    }

    @Test func `a ledger that is gone altogether is missed`() async throws {
        let journal = FakeJournal()
        let code = try await filled(journal)
        journal.tamper { ($0.conferences, $0.entries, $0.checkpoints, $0.nodes) = ([], [:], [:], [:]) }

        let error = await #expect(throws: BrokenLedger.self) { try await TestHouse(journal) }
        #expect(error?.conference == code)
        _ = try await TestHouse(journal, acceptsRollback: true)
        _ = try await TestHouse(journal)
    }

    @Test func `a ledger from before there were checkpoints is signed when it is opened`() async throws {
        let journal = FakeJournal()
        let code = try await filled(journal)
        journal.tamper { state in
            (state.nodes, state.checkpoints, state.marks) = ([:], [:], [:])
            state.conferences = state.conferences.map {
                ConferenceRecord(
                    code: $0.code, epoch: $0.epoch, origin: $0.origin, unsigned: state.entries[code]!.count)
            }
        }
        let house = try await TestHouse(journal)
        let open = try #require(house.house.conference(code))
        #expect(try await open.receipt(of: 2)?.holds == true)
        _ = try await TestHouse(journal)
    }
}

extension JournalEntry {
    fileprivate func numbered(_ seq: Int) -> JournalEntry {
        let text = String(decoding: line.bytes, as: UTF8.self).replacing("\"seq\":\(self.seq)", with: "\"seq\":\(seq)")
        let line = LedgerLine(bytes: Array(text.utf8), words: line.words)
        return JournalEntry(seq: seq, line: line, leaf: line.leaf, command: command, content: content)
    }

    fileprivate var withoutWords: JournalEntry {
        let line = LedgerLine(bytes: line.bytes, words: nil)
        return JournalEntry(seq: seq, line: line, leaf: leaf, command: command, content: content)
    }
}

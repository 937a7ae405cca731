import Hall
import LedgerFormat
import Live
import LiveProtocol
import Marketplace
import Storage
import TestSupport
import Testing

/// Forgetting somebody while the hall looks on.
struct ErasingTests {
    private struct Unexpected: Error {
        let answer: Answer?
    }

    @Test func `what is personal is gone, and the ledger still opens`() async throws {
        let journal = FakeJournal()
        let house = try await TestHouse(journal)
        let (code, token, person) = try await house.run {
            let (open, _, employers) = try await house.conference()
            let form = OfferForm(pitch: .p1, kind: "leerbaan", amount: 2, words: .init(note: "bel Anna", needs: []))
            _ = await open.submit(.makeOffer(form), id: "a", by: employers[0])
            _ = await open.submit(.withdrawOffer(1, reason: "ziek"), id: "b", by: employers[0])
            _ = await open.submit(.offer("leerbaan", 3), id: "c", by: employers[0])
            let person = try #require(employers[0].person)
            let token = try await house.house.doorkeeper.letIn(person, to: open.code, by: .link)
            _ = await open.erase(person, by: .house)

            #expect(open.read { $0.person(person)?.words } == nil)
            #expect(open.read { $0.pitch(.p1)?.tally } == ["leerbaan": 3], "what was promised stays")
            #expect(try await house.house.doorkeeper.access(by: token) == nil)
            let again = await open.submit(.makeOffer(form), id: "a", by: employers[0])
            guard case .recorded(let recorded)? = again else { throw Unexpected(answer: again) }
            #expect(recorded.repeated, "its first answer, though nobody knows any more what was asked")
            return (open.code, token, person)
        }
        let kept = journal.stored(code).compactMap(\.line.words).map { String(decoding: $0.json, as: UTF8.self) }
        #expect(!kept.contains { $0.contains("Werkgever 0") || $0.contains("bel Anna") || $0.contains("ziek") })
        #expect(journal.stored(code).filter { ["a", "b", "c"].contains($0.command) }.allSatisfy { $0.content == nil })

        let after = try await TestHouse(journal)
        #expect(after.house.conference(code)?.read { $0.person(person)?.erased } == true)
        #expect(try await after.house.doorkeeper.access(by: token) == nil)
    }

    @Test func `whoever comes back is not told the name again`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            let before = open.read(\.seq)
            _ = await open.submit(.offer(), id: "a", by: employers[0])
            _ = await open.erase(try #require(employers[0].person), by: .house)
            let shard = try #require(open.room.shard(on: house.lane))
            let welcome = house.lane.sync {
                var text = ""
                let listener = Listener()
                _ = shard.enter(listener, after: before) { arrival in
                    if case .missed = arrival { text = "events" } else { text = "state" }
                    return []
                }
                return text
            }
            #expect(welcome == "state")
        }
    }

    @Test func `nobody is erased twice, and only by the organiser`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, employers) = try await house.conference()
            let person = try #require(employers[0].person)
            #expect(await open.erase(person, by: mo) == .refused(WireRefusal(Refusal.notAllowed)))
            #expect(await open.erase(person, by: employers[0]) == .refused(WireRefusal(Refusal.notAllowed)))
            _ = await open.erase(person, by: .house)
            #expect(await open.erase(person, by: .house) == .refused(WireRefusal(Refusal.personUnknown)))
        }
    }
}

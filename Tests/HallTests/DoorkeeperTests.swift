import Hall
import Marketplace
import Storage
import TestSupport
import Testing

struct DoorkeeperTests {
    @Test func `a token lets in its person, and no other token does`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let open = try await house.house.found(.sample())
            let (person, token) = try await house.house.invite(.clerk, .init(name: "Klaas", organisation: ""), to: open)
            let access = try await house.house.doorkeeper.access(by: token)

            #expect(access?.person == person.id.number)
            #expect(access?.conference == open.code)
            #expect(access?.purpose == .link)
            #expect(try await house.house.doorkeeper.access(by: token + "x") == nil)
            #expect(try await house.house.doorkeeper.access(by: String(repeating: "x", count: 10_000)) == nil)

            try await house.house.doorkeeper.end(token)
            #expect(try await house.house.doorkeeper.access(by: token) == nil)
        }
    }

    @Test func `a session lasts two weeks, and a link as long as the conference`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let open = try await house.house.found(.sample())
            let (person, link) = try await house.house.invite(.clerk, .init(name: "Klaas", organisation: ""), to: open)
            let doorkeeper = house.house.doorkeeper
            let session = try await doorkeeper.letIn(person.id, to: open.code, by: .session)
            let end = house.clock.now.milliseconds + 14 * 24 * 3_600_000

            house.clock.pass(to: Moment(milliseconds: end - 1))
            #expect(try await doorkeeper.access(by: session) != nil)
            house.clock.pass(to: Moment(milliseconds: end))
            #expect(try await doorkeeper.access(by: session) == nil)
            #expect(try await doorkeeper.access(by: link) != nil)
        }
    }

    @Test func `codes have six digits and differ`() async throws {
        let house = try await TestHouse()
        try await house.run {
            var codes: Set<String> = []
            for _ in 0..<20 { codes.insert(try await house.house.found(.sample()).code) }

            #expect(codes.count == 20)
            #expect(codes.allSatisfy { $0.utf8.count == 6 && $0.first != "0" && $0.allSatisfy(\.isNumber) })
        }
    }

    @Test func `who gets another role is signed out and told so, and keeps the link`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let open = try await house.house.found(.sample())
            let (person, link) = try await house.house.invite(.clerk, .init(name: "Klaas", organisation: ""), to: open)
            let (other, _) = try await house.house.invite(.clerk, .init(name: "Mo", organisation: ""), to: open)
            let doorkeeper = house.house.doorkeeper
            let session = try await doorkeeper.letIn(person.id, to: open.code, by: .session)
            let others = try await doorkeeper.letIn(other.id, to: open.code, by: .session)
            let (ended, end) = AsyncStream.makeStream(of: Notice.self)
            house.house.observe { _, notice in end.yield(notice) }

            _ = await open.submit(.changePerson(person.id, PersonChange(name: "Klaas B.")), id: "a", by: .house)
            #expect(try await doorkeeper.access(by: session) != nil, "another name is no other role")
            _ = await open.submit(.changePerson(person.id, PersonChange(role: .moderator)), id: "b", by: .house)

            #expect(try await doorkeeper.access(by: session) == nil)
            #expect(try await doorkeeper.access(by: link) != nil)
            #expect(try await doorkeeper.access(by: others) != nil)
            #expect(await ended.first { _ in true } == .accessEnded(person.id))
        }
    }
}

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

    @Test func `codes have six digits and differ`() async throws {
        let house = try await TestHouse()
        try await house.run {
            var codes: Set<String> = []
            for _ in 0..<20 { codes.insert(try await house.house.found(.sample()).code) }

            #expect(codes.count == 20)
            #expect(codes.allSatisfy { $0.utf8.count == 6 && $0.first != "0" && $0.allSatisfy(\.isNumber) })
        }
    }
}

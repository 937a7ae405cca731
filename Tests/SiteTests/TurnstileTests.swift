import Testing

@testable import Site

/// A few do something at a time, a few more wait, and the rest is sent away.
struct TurnstileTests {
    /// Somebody is inside until the body has ended.
    private func whileSomebodyIsInside(_ turnstile: Turnstile, _ body: () async -> Void) async {
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        async let inside: Void? = turnstile.pass {
            enter.finish()
            for await _ in released {}
        }
        for await _ in entered {}
        await body()
        release.finish()
        _ = await inside
    }

    @Test func `who comes when it is full and nobody may wait is sent away`() async {
        let turnstile = Turnstile(inside: 1, waiting: 0)

        await whileSomebodyIsInside(turnstile) {
            let second = await turnstile.pass { 2 }
            #expect(second == nil)
        }
        let later = await turnstile.pass { 3 }
        #expect(later == 3)
    }

    @Test func `who waits comes in when somebody leaves, also one who failed`() async {
        struct Failed: Error {}
        let turnstile = Turnstile(inside: 1, waiting: 1)
        await #expect(throws: Failed.self) { _ = try await turnstile.pass { throw Failed() } }

        async let second = {
            await turnstile.pass { 2 }
        }()
        await whileSomebodyIsInside(turnstile) {}
        let value = await second
        #expect(value == 2)
    }
}

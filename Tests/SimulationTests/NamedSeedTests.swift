import Simulation
import Testing

/// Runs that once failed, each by what it showed.
///
/// A seed means something else once the simulation changes what it asks of chance. It then needs another one, found with
/// the fault put back.
@Suite(.timeLimit(.minutes(2)))
struct NamedSeedTests {
    @Test func `somebody who comes in while a round is being opened does not move its end`() {
        #expect(Simulation(seed: 1082).run().violation == nil)
    }

    @Test func `a round is not longer because the clock was set back before it`() {
        #expect(Simulation(seed: 4, liveness: true).run().violation == nil)
    }

    @Test func `a phone that comes in after the clock was set back counts down from no more than a round`() {
        #expect(Simulation(seed: 68).run().violation == nil)
    }

    @Test func `the mark knows of a closing that was stored before a crash and is answered after it`() {
        #expect(Simulation(seed: 48).run().violation == nil)
    }

    @Test func `what is said about an offer of somebody who was erased is gone at once`() {
        #expect(Simulation(seed: 274).run().violation == nil)
    }

    @Test func `a command that waits behind the erasure of its sender is refused`() {
        #expect(Simulation(seed: 33).run().violation == nil)
    }
}

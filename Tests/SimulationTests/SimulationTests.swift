import Simulation
import Testing

/// The hall with a disk that fails, a net that loses and doubles, clocks that jump and programs that crash.
///
/// A failure names its seed: `wiebiedt simulate --seed 1611 --runs 1` prints what happened in it.
@Suite(.timeLimit(.minutes(2)))
struct SimulationTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `whatever goes wrong, what was promised holds`(tens: UInt64) {
        for seed in tens * 10..<tens * 10 + 10 {
            let outcome = Simulation(seed: seed).run()
            #expect(outcome.violation == nil, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `once nothing goes wrong any more, everybody has everything`(tens: UInt64) {
        for seed in 1000 + tens * 10..<1010 + tens * 10 {
            let outcome = Simulation(seed: seed, liveness: true).run()
            #expect(outcome.violation == nil, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `the same seed gives the same run, byte for byte`(seed: UInt64) {
        let simulation = Simulation(seed: seed, liveness: true)
        #expect(simulation.run().digest == simulation.run().digest)
    }

    @Test func `runs come far enough to prove something`() {
        let outcomes = (0..<50 as Range<UInt64>).map { Simulation(seed: $0).run() }
        #expect(Set(outcomes.map(\.digest)).count == 50)
        #expect(outcomes.map(\.lines).reduce(0, +) > 50 * 13, "a ledger has at most 11 lines before the doors open")
        for trouble in ["crash", "disk fails", "reloads", "cut", "doubles", "clock", "ended"] {
            #expect(outcomes.contains { $0.trace.contains(trouble) }, "\(trouble)")
        }
    }
}

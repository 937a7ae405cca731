import ArgumentParser
import Foundation
import Simulation

/// `wiebiedt simulate`: afternoons in which everything may go wrong, and what must hold in each.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run seeded afternoons with a simulated disk, net, clock and phones.",
        discussion: """
            Needs no data folder and touches none. A run is told by its seed: the same seed gives the same run, byte for \
            byte. One run alone is printed step by step.

              wiebiedt simulate --runs 10000
              wiebiedt simulate --seed 1611 --runs 1 --liveness

            Exits with 0 when all that is promised held in every run, with 1 when it did not; the first seed is named.
            """
    )

    @Option(help: "The first seed.")
    var seed: UInt64 = 0

    @Option(help: "How many runs, each with the next seed.")
    var runs = 1000

    @Option(help: "How many things happen in a run while anything may go wrong.")
    var steps = 200

    @Flag(help: "Then let nothing go wrong any more, and wait until everybody has everything.")
    var liveness = false

    func validate() throws {
        guard runs > 0, steps >= 0, seed <= UInt64.max - UInt64(runs) else {
            throw ValidationError("There must be at least one run, of a seed that exists.")
        }
    }

    func run() async throws {
        let start = ContinuousClock.now
        let summary = await Afternoons(simulations).run()
        if runs == 1 { put((summary.trace + summary.digest + "\n").utf8) }
        if let violation = summary.violation {
            say("seed \(violation.seed): \(violation.message)")
            let mode = liveness ? " --liveness" : ""
            say("again: wiebiedt simulate --seed \(violation.seed) --runs 1 --steps \(steps)\(mode)")
            throw ExitCode(1)
        }
        let took = (ContinuousClock.now - start)
            .formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        put("\(runs) runs of \(steps) steps, \(summary.lines) ledger lines, \(took): all held\n".utf8)
    }

    private var simulations: [Simulation] {
        (0..<UInt64(runs)).map { Simulation(seed: seed + $0, steps: steps, liveness: liveness) }
    }
}

/// Many runs, on all processors.
struct Afternoons {
    private let simulations: [Simulation]

    init(_ simulations: [Simulation]) {
        self.simulations = simulations
    }

    /// What came of them.
    struct Summary {
        /// The lowest seed of those that failed; nil when none did.
        var violation: (seed: UInt64, message: String)?
        var lines = 0
        /// What happened in the last run, and the digest of that.
        var trace = ""
        var digest = ""
    }

    /// Runs them in order, until one fails.
    func run() async -> Summary {
        var summary = Summary()
        // So many at a time that the processors seldom wait for each other, and a failure is told soon.
        let width = 64
        for start in stride(from: 0, to: simulations.count, by: width) where summary.violation == nil {
            let batch = simulations[start..<min(start + width, simulations.count)]
            for (seed, outcome) in await outcomes(of: batch) where summary.violation == nil {
                summary.lines += outcome.lines
                (summary.trace, summary.digest) = (outcome.trace, outcome.digest)
                summary.violation = outcome.violation.map { (seed, $0) }
            }
        }
        return summary
    }

    /// What came of each, by seed.
    private func outcomes(of batch: ArraySlice<Simulation>) async -> [(seed: UInt64, Simulation.Outcome)] {
        await withTaskGroup(of: (UInt64, Simulation.Outcome).self) { group in
            for simulation in batch { group.addTask { (simulation.seed, simulation.run()) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        }
    }
}

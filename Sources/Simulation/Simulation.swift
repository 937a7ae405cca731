import OpenSSL

/// One afternoon in a simulated hall, told by its seed.
///
/// The real sequencer, rules, journal lines and fan-out; the clock, the disk, the net and the phones are simulated. The
/// same seed gives the same run, byte for byte.
public struct Simulation: Sendable {
    /// The whole of a run's input.
    public let seed: UInt64
    /// How many things happen while anything may go wrong.
    public let steps: Int
    /// Whether it is then awaited that nothing goes wrong any more and everybody agrees.
    public let liveness: Bool

    /// After so many steps without trouble everybody must have everything.
    public static let calmSteps = 5_000

    /// Prepares a run.
    public init(seed: UInt64, steps: Int = 200, liveness: Bool = false) {
        self.seed = seed
        self.steps = steps
        self.liveness = liveness
    }

    /// What came of a run.
    public struct Outcome: Sendable {
        /// What was promised and did not hold; nil when all was well.
        public let violation: String?
        /// In 64 hexadecimal digits; the same for two runs only if they were the same, byte for byte.
        public let digest: String
        /// What happened, one line a step.
        public let trace: String
        /// How many lines the ledger got.
        public let lines: Int
        /// How many things happened.
        public let steps: Int
        /// How many commands were refused and stored all the same, from an older copy that arrived after the refusal.
        public let overtaken: Int
    }

    /// Runs it to its end, or to the first thing that does not hold.
    public func run() -> Outcome {
        let world = World(seed: seed)
        var done = 0
        while done < steps, world.checker.violation == nil, world.step() { done += 1 }
        if liveness {
            world.calm()
            let limit = done + Self.calmSteps
            while done < limit, !world.isOverdue, world.checker.violation == nil, !world.isSettled, world.step() {
                done += 1
            }
            world.checkSettled()
        }
        let lines = world.end()
        return Outcome(
            violation: world.checker.violation?.message,
            digest: world.trace.digest.hex,
            trace: world.trace.text,
            lines: lines,
            steps: done,
            overtaken: world.checker.overtaken
        )
    }
}

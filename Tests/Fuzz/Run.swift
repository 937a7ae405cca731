import TestSupport

/// One subject, tried for so long.
struct Run {
    private let name: String
    private let subject: any Subject
    private let heavy: [[UInt8]]
    private let box: BlackBox
    private var mutator: Mutator
    /// Inputs to build upon: the corpus, and what ended in a new way.
    private var pool: [[UInt8]]
    private var endings: Set<String> = []
    private var inputs = 0
    private var slowest = 0.0

    /// The most ways to end that are remembered; memory is not to grow with them.
    private static let poolMaximum = 1_000
    /// Processor time that any input may take: the heaviest list takes three, and ten times as much in a debug build.
    #if DEBUG
        private static let secondsMaximum = 60.0
    #else
        private static let secondsMaximum = 6.0
    #endif
    /// From this length on a run is a long one.
    private static let longSeconds = 30.0
    /// What memory may grow by after the first tenth of a run.
    private static let growthMaximumKiB = 32 * 1024

    init(_ type: any Subject.Type, seed: UInt64, box: BlackBox) throws {
        name = type.name
        subject = try type.init()
        heavy = type.heavy()
        self.box = box
        mutator = Mutator(seed: seed, words: type.words, longest: type.longest)
        pool = try type.corpus() + [[]]
    }

    /// Tries the corpus, then inputs made of it until the time is over.
    mutating func run(seconds: Double) throws {
        for input in pool { try take(input) }
        if seconds >= Self.longSeconds { for input in heavy { try once(input) } }
        let start = Machine.seconds
        let end = start + seconds
        while Machine.seconds < start + seconds / 10 { try step() }
        let early = Machine.heldKiB
        while Machine.seconds < end { try step() }
        let late = Machine.heldKiB
        let took = Int((Double(inputs) / max(Machine.seconds - start, 0.001)).rounded())
        say(
            "\(name): \(inputs) inputs (\(took) a second), \(endings.count) ways to end, slowest"
                + " \(Int(slowest * 1000)) ms, memory \(early / 1024) MiB after a tenth, \(late / 1024) MiB at the end"
        )
        try promise(late - early < Self.growthMaximumKiB, "memory grew by \(late - early) KiB")
    }

    private mutating func step() throws {
        try take(mutator.next(from: pool))
    }

    /// Tries one input, and builds upon it if it ends in a new way.
    private mutating func take(_ input: [UInt8]) throws {
        let ending = try once(input)
        guard !endings.contains(ending), endings.count < Self.poolMaximum else { return }
        endings.insert(ending)
        pool.append(input)
    }

    /// Tries one input.
    @discardableResult
    private mutating func once(_ input: [UInt8]) throws -> String {
        box.record(input)
        let start = Machine.processorSeconds
        let ending = try subject.take(input)
        let seconds = Machine.processorSeconds - start
        try promise(seconds < Self.secondsMaximum, "took \(seconds) s of processor time")
        inputs += 1
        slowest = max(slowest, seconds)
        return ending
    }
}

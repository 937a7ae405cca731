import Benchmark

/// Everything that an offer goes through on its way from a frame to all phones, each piece by itself.
///
/// How large a conference is stands in the name, so that what grows with it shows.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        // The tool's report in JSON begins with the throughput. Its CPU time comes in hundredths of a second: too coarse.
        metrics: [.throughput, .wallClock],
        warmupIterations: 3,
        maxDuration: .seconds(2),
        maxIterations: 100_000
    )
    measureRules()
    measureWire()
    measureStorage()
    measureProof()
    measureExports()
    measureBatches()
}

import Benchmark
import Hall
import Marketplace

/// What one more offer takes, from the inbox to the answer, when so many were made before it.
///
/// It must not grow with them: a batch changes what it touches, and copies nothing else.
func measureBatches() {
    for offers in [1_000, 100_000] {
        Benchmark("one more offer, with \(offers) before it") { benchmark, hall in
            try await hall.conference.expect(.offer, "more-\(benchmark.currentIteration)", by: .employer(0))
        } setup: {
            try await OpenHall(offers: offers)
        }
    }
}

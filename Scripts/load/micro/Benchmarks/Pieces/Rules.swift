import Benchmark
import Marketplace

/// What it takes to judge an offer, and to take in what came of it.
func measureRules() {
    let conference = Conference.sample(offers: 1_000)
    Benchmark("1,000 × decide an offer", configuration: .init(scalingFactor: .kilo)) { benchmark in
        for number in benchmark.scaledIterations {
            blackHole(try conference.decide(.offer, by: .employer(number), at: .afternoon))
        }
    }

    Benchmark("1,000 × apply an offer", configuration: .init(scalingFactor: .kilo)) { benchmark in
        var grown = conference
        let events = try conference.decide(.offer, by: .employer(0), at: .afternoon)
        let made = benchmark.scaledIterations.map { number in
            Fact(seq: conference.seq + 1 + number, at: .afternoon, by: Actor.employer(0).person, event: events[0])
        }
        // The first one after a copy is dearer: the conference outside still holds what it held.
        grown.apply(Fact(seq: conference.seq + 1, at: .afternoon, by: Actor.employer(0).person, event: events[0]))
        benchmark.startMeasurement()
        for fact in made { grown.apply(fact) }
        benchmark.stopMeasurement()
        blackHole(grown)
    }
}

/// Chance that can be repeated: the same seed gives the same numbers (SplitMix64, Steele and others, 2014).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool {
        Int.random(in: 0..<times, using: &self) == 0
    }

    /// One of some, each as likely as its weight is heavy; at least one has a weight.
    mutating func pick<Element>(_ weighted: [(Element, weight: Int)]) -> Element {
        var rest = Int.random(in: 0..<weighted.map(\.weight).reduce(0, +), using: &self)
        for (element, weight) in weighted {
            if rest < weight { return element }
            rest -= weight
        }
        preconditionFailure("the weights add up to their sum")
    }

    /// A command's id: 128 bits in hexadecimal digits.
    mutating func id() -> String {
        (0..<2).map { _ in
            let digits = String(next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// The same numbers for the same seed (SplitMix64), so that a failing test can be run again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    /// Cut as a network may cut it: now and then a byte at a time, now and then much at once.
    func chunks(seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        var rest = self[...]
        var chunks: [[UInt8]] = []
        while !rest.isEmpty {
            let length = Bool.random(using: &generator) ? 1 : Int.random(in: 1...40, using: &generator)
            chunks.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return chunks
    }
}

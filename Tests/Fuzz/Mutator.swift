import TestSupport

/// Makes inputs of inputs: a few changes, each of a sort that readers have stumbled over before.
struct Mutator {
    private var chance: SeededGenerator
    private let words: [[UInt8]]
    private let longest: Int

    init(seed: UInt64, words: [String], longest: Int) {
        chance = SeededGenerator(seed: seed)
        self.words = words.map { Array($0.utf8) }
        self.longest = longest
    }

    /// The next input.
    ///
    /// - Parameter pool: inputs that came to something; not empty.
    mutating func next(from pool: [[UInt8]]) -> [UInt8] {
        var input = pick(pool)
        for _ in 0..<Int.random(in: 1...5, using: &chance) { change(&input, pool) }
        return Array(input.prefix(longest))
    }

    private mutating func change(_ input: inout [UInt8], _ pool: [[UInt8]]) {
        let place = range(in: input)
        switch Int.random(in: 0..<16, using: &chance) {
        case 0, 1: flip(&input)
        case 2: input.replaceSubrange(place.prefix(1), with: [pick(Self.bytes)])
        case 3: input.insert(contentsOf: noise(), at: place.lowerBound)
        case 4: input.removeSubrange(place)
        case 5: input.insert(contentsOf: input[place], at: anywhere(in: input))
        case 6: input = Array(input.prefix(place.lowerBound))
        case 7: splice(&input, pick(pool))
        case 8, 9: if !words.isEmpty { input.insert(contentsOf: pick(words), at: place.lowerBound) }
        case 10: if !words.isEmpty { input.replaceSubrange(place, with: pick(words)) }
        case 11, 12: number(&input)
        case 13: binaryNumber(&input)
        case 14: lines(&input)
        default: if Int.random(in: 0..<20, using: &chance) == 0 { multiply(&input, place) }
        }
    }
}

// MARK: - Changes

extension Mutator {
    private mutating func flip(_ input: inout [UInt8]) {
        guard let place = input.indices.randomElement(using: &chance) else { return }
        input[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
    }

    /// The beginning of one and the end of another.
    private mutating func splice(_ input: inout [UInt8], _ other: [UInt8]) {
        input.replaceSubrange(anywhere(in: input)..., with: other[anywhere(in: other)...])
    }

    /// Another number where one is written in digits.
    private mutating func number(_ input: inout [UInt8]) {
        let digits: ClosedRange<UInt8> = 0x30...0x39
        guard let first = input[anywhere(in: input)...].firstIndex(where: digits.contains) else { return }
        let end = input[first...].firstIndex { !digits.contains($0) } ?? input.endIndex
        input.replaceSubrange(first..<end, with: pick(Self.numbers).utf8)
    }

    /// Another number where one stands in bytes, the high one first, as lengths in frames do.
    private mutating func binaryNumber(_ input: inout [UInt8]) {
        let value = pick(Self.numbers.compactMap(Int.init))
        let bytes = (0..<pick([1, 2, 4, 8])).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        let start = anywhere(in: input)
        input.replaceSubrange(start..<min(start + bytes.count, input.count), with: bytes)
    }

    /// A line less, twice, or elsewhere.
    private mutating func lines(_ input: inout [UInt8]) {
        var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line = lines.remove(at: Int.random(in: lines.indices, using: &chance))
        for _ in 0..<Int.random(in: 0...2, using: &chance) { lines.insert(line, at: anywhere(in: lines)) }
        input = Array(lines.joined(separator: [0x0A]))
    }

    /// A piece so many times over that the input is as long as any can be, or half or a tenth of that.
    private mutating func multiply(_ input: inout [UInt8], _ place: Range<Int>) {
        guard !place.isEmpty else { return }
        let piece = Array(input[place])
        let times = max(0, longest - input.count) / piece.count / pick([1, 2, 10, 100])
        input.insert(contentsOf: repeatElement(piece, count: times).joined(), at: place.upperBound)
    }
}

// MARK: - Chance

extension Mutator {
    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &chance)]
    }

    private mutating func anywhere(in list: [some Any]) -> Int {
        Int.random(in: 0...list.count, using: &chance)
    }

    /// A piece, mostly a short one.
    private mutating func range(in input: [UInt8]) -> Range<Int> {
        let start = anywhere(in: input)
        let most = Bool.random(using: &chance) ? 8 : input.count
        return start..<min(start + Int.random(in: 0...max(most, 1), using: &chance), input.count)
    }

    private mutating func noise() -> [UInt8] {
        (0..<Int.random(in: 1...12, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) }
    }

    /// Where something changes in ASCII, UTF-8 and counting.
    private static let bytes: [UInt8] = [
        0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x25, 0x27, 0x2C, 0x3B, 0x5C, 0x7D, 0x7E, 0x7F, 0x80, 0xBF,
        0xC0, 0xC2, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFE, 0xFF,
    ]

    private static let numbers = [
        "0", "1", "-1", "2", "7", "-0", "00", "01", "125", "126", "127", "128", "255", "256", "4095", "4096", "9999",
        "16384", "16385", "65535", "65536", "99999", "1000000", "1000001", "2147483647", "2147483648", "4294967295",
        "4294967296", "9007199254740991", "9007199254740992", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "18446744073709551615", "1e5", "1e308", "1e999", "0.5", "9223372036854775.807",
    ]
}

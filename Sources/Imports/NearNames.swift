/// Which of many names are a slip or two apart.
struct NearNames {
    /// Of each name the place of the first that it is near to, by way of others perhaps.
    private(set) var roots: [Int]
    /// Of each the place of one that it was found near to; who points at itself is first of all who lead to it.
    private var near: [Int]

    /// Names shorter than this are near to none: Zorg and Borg are two words.
    private static let shortest = 6
    /// From this length on two slips are forgiven, below it one.
    private static let long = 10
    /// The most comparisons letter by letter, about a second; a list whose names are all so alike is no list of names.
    private static let mostComparisons = 2_000_000

    init(_ names: [String]) {
        roots = Array(names.indices)
        near = roots
        join(names)
        for place in roots.indices { roots[place] = root(place) }
    }

    private mutating func join(_ names: [String]) {
        var comparisons = 0
        // Those with the same digits, from short to long: no name is compared to one that is too long to be near.
        let entries = names.enumerated().map { Entry(place: $0.offset, name: $0.element) }
            .filter { $0.letters.count >= Self.shortest }
        for block in Dictionary(grouping: entries, by: \.digits).values {
            let sorted = block.sorted { ($0.letters.count, $0.place) < ($1.letters.count, $1.place) }
            // Pairs are many, so what is looked at for each is plain numbers.
            let (lengths, signatures) = (sorted.map(\.letters.count), sorted.map(\.signature))
            let places = sorted.map(\.place)
            for left in sorted.indices {
                let slips = lengths[left] >= Self.long ? 2 : 1
                for right in (left + 1)..<sorted.count {
                    if lengths[right] > lengths[left] + slips { break }
                    guard (signatures[left] ^ signatures[right]).nonzeroBitCount <= 2 * slips,
                        near[places[left]] != near[places[right]], root(places[left]) != root(places[right])
                    else { continue }
                    comparisons += 1
                    guard comparisons <= Self.mostComparisons else { return }
                    guard sorted[left].letters[...].isNear(sorted[right].letters[...], slips: slips) else { continue }
                    join(places[left], places[right])
                }
            }
        }
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (left, right) = (root(left), root(right))
        near[max(left, right)] = min(left, right)
    }

    /// The first of all that a name is near to; the way there is half as long the next time.
    private mutating func root(_ place: Int) -> Int {
        var place = place
        while near[place] != place {
            near[place] = near[near[place]]
            place = near[place]
        }
        return place
    }

    private struct Entry {
        let place: Int
        let letters: [UInt32]
        let digits: String
        /// A bit for each letter that occurs, and one for each that occurs again; a slip changes two at most.
        let signature: UInt64

        init(place: Int, name: String) {
            self.place = place
            letters = name.unicodeScalars.map(\.value)
            digits = name.filter(\.isNumber)
            signature = letters.reduce(into: 0) { signature, letter in
                let once: UInt64 = 1 << UInt64(letter % 32)
                signature |= signature & once == 0 ? once : once << 32
            }
        }
    }
}

extension ArraySlice<UInt32> {
    /// Whether so many slips make one of the other: a letter too many, too few, another, or two swapped (the optimal
    /// string alignment of Damerau and Levenshtein).
    ///
    /// Slips are few, so each is tried where the two first differ, rather than every letter held against every other.
    func isNear(_ other: ArraySlice<UInt32>, slips: Int) -> Bool {
        guard abs(count - other.count) <= slips else { return false }
        var (left, right) = (startIndex, other.startIndex)
        while left < endIndex, right < other.endIndex, self[left] == other[right] {
            left += 1
            right += 1
        }
        let (own, others) = (self[left...], other[right...])
        guard !own.isEmpty, !others.isEmpty else { return own.count + others.count <= slips }
        guard slips > 0 else { return false }
        if own.count > 1, others.count > 1, own[left] == others[right + 1], own[left + 1] == others[right],
            own.dropFirst(2).isNear(others.dropFirst(2), slips: slips - 1)
        {
            return true
        }
        return own.dropFirst().isNear(others.dropFirst(), slips: slips - 1)
            || own.dropFirst().isNear(others, slips: slips - 1)
            || own.isNear(others.dropFirst(), slips: slips - 1)
    }
}

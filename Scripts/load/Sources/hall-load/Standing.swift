/// What a phone has of the events of a work, exactly: all before ``next`` but those in ``gaps``.
///
/// Events come in order, nearly always, and then this is one number. So nothing is kept for each event and phone: ten
/// thousand phones with ten thousand events each would be a hundred million marks.
struct Standing {
    /// The place of the next event, if it comes in order.
    var next: Int
    /// What was passed over, in order.
    private(set) var gaps: [Range<Int>] = []

    init(next: Int) {
        self.next = next
    }

    enum Verdict {
        case new
        /// It was missing; others came before it that should not have.
        case disordered
        case duplicated
    }

    /// Takes in any event.
    mutating func take(_ seq: Int) -> Verdict {
        if seq >= next {
            if seq > next { gaps.append(next..<seq) }
            next = seq + 1
            return .new
        }
        guard let index = gaps.firstIndex(where: { $0.contains(seq) }) else { return .duplicated }
        let gap = gaps[index]
        let rest = [gap.lowerBound..<seq, seq + 1..<gap.upperBound].filter { !$0.isEmpty }
        gaps.replaceSubrange(index...index, with: rest)
        return .disordered
    }

    /// Goes on behind a place, whatever is missing before it.
    mutating func skip(to place: Int) {
        if place > next { gaps.append(next..<place) }
        next = max(next, place)
    }

    /// How many of some places are missing.
    func missing(of places: Range<Int>) -> Int {
        let rest = max(0, places.upperBound - max(places.lowerBound, next))
        return gaps.reduce(rest) { $0 + $1.clamped(to: places).count }
    }
}

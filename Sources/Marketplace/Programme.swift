/// The running order of the day: pitches, and what stands between them.
public struct Programme: Hashable, Sendable {
    /// What comes after what.
    public var items: [Item]
    /// What the items are called, one for each, empty where a pitch's title says it; nil once erased.
    public var titles: [String]?

    /// Makes a running order.
    public init(items: [Item] = [], titles: [String]? = []) {
        self.items = items
        self.titles = titles
    }

    /// One part of the day.
    public struct Item: Hashable, Sendable {
        /// The pitch that is heard; nil for anything else.
        public var pitch: PitchID?
        /// What it is, when it is no pitch.
        public var kind: Kind?
        /// When it begins, `14:30`, by the clock on the wall.
        public var startsAt: String?
        /// How long it takes.
        public var minutes: Int?

        /// Makes a part of the day.
        public init(pitch: PitchID? = nil, kind: Kind? = nil, startsAt: String? = nil, minutes: Int? = nil) {
            self.pitch = pitch
            self.kind = kind
            self.startsAt = startsAt
            self.minutes = minutes
        }
    }

    /// What a part of the day is, when it is no pitch.
    public enum Kind: String, CaseIterable, Sendable {
        /// Somebody speaks.
        case talk
        /// Several people speak with each other.
        case talkshow
        /// Coffee.
        case `break`
        /// People sit together.
        case round
        /// The jury.
        case jury
        /// Anything else.
        case other
    }
}

extension Conference {
    /// The pitches in the order of the programme; those that are not in it come last, oldest first.
    public var pitchesInOrder: [Pitch] {
        let placed = programme.items.compactMap(\.pitch).compactMap(pitch)
        let ids = Set(placed.map(\.id))
        return placed + pitches.filter { !ids.contains($0.id) }
    }

    func put(_ programme: Programme, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        let (items, titles) = (programme.items, programme.titles ?? [])
        guard items.count <= Limits.programme, titles.count == items.count else { throw .tooMany }
        let pitches = items.compactMap(\.pitch)
        guard Set(pitches).count == pitches.count else { throw .tooMany }
        for pitch in pitches { guard self.pitch(pitch) != nil else { throw .pitchUnknown } }
        for (item, title) in zip(items, titles) {
            try check(title, atMost: Limits.line, required: item.pitch == nil)
            if let time = item.startsAt { guard isClockTime(time) else { throw .timeInvalid } }
            if let minutes = item.minutes { guard Limits.minutes.contains(minutes) else { throw .timeInvalid } }
        }
        return .programmePut(programme)
    }
}

/// Whether a text is a time of day as `14:30`.
private func isClockTime(_ text: String) -> Bool {
    let digits = Array(text.utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
        [0, 1, 3, 4].allSatisfy({ 48...57 ~= digits[$0] }), let hours = Int(text.prefix(2)),
        let minutes = Int(text.suffix(2))
    else { return false }
    return 0...23 ~= hours && 0...59 ~= minutes
}

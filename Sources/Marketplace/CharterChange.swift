/// What is to be different about a conference: nil keeps what was, an empty text takes it away.
public struct CharterChange: Hashable, Sendable {
    /// What it is called.
    public var name: String?
    /// The day.
    public var date: String?
    /// Where it is.
    public var venue: String?
    /// Who receives the hall.
    public var host: String?
    /// The organisations behind the day.
    public var organisers: [String]?
    /// Whom to ask.
    public var contact: String?
    /// The network of the hall; one without a name takes it away.
    public var wifi: Wifi?
    /// The last day on which what is personal is kept.
    public var keepUntil: String?
    /// Whether somebody without a badge may come in.
    public var openEntry: Bool?
    /// The kinds in use, in order.
    public var kinds: [KindRule]?
    /// The regions that a pitch may be for.
    public var regions: [RegionCode]?
    /// When pitches freeze, in milliseconds since 1970; 0 takes it away.
    public var freezeAt: Int64?
    /// The numbers for those who come in without a badge: the first.
    public var walkInsFrom: Badge?
    /// The last of them.
    public var walkInsTo: Badge?

    /// Makes a change of nothing.
    public init() {}

    /// Everything, exactly so.
    init(_ charter: Charter) {
        name = charter.words?.name
        date = charter.date
        venue = charter.words?.venue ?? ""
        host = charter.words?.host ?? ""
        organisers = charter.words?.organisers
        contact = charter.words?.contact ?? ""
        wifi = charter.words?.wifi ?? Wifi(name: "")
        keepUntil = charter.keepUntil ?? ""
        openEntry = charter.openEntry
        kinds = charter.kinds
        regions = charter.regions
        freezeAt = charter.freezeAt?.milliseconds ?? 0
        walkInsFrom = charter.walkIns.lowerBound
        walkInsTo = charter.walkIns.upperBound
    }

    /// The charter afterwards.
    fileprivate func charter(instead before: Charter, walkIns: ClosedRange<Badge>) -> Charter {
        func new(_ change: String?, _ old: String?) -> String? { change.map { $0.isEmpty ? nil : $0 } ?? old }
        var charter = before
        var words = before.words ?? Charter.Words(name: "")
        words.name = name ?? words.name
        words.venue = new(venue, words.venue)
        words.host = new(host, words.host)
        words.organisers = organisers ?? words.organisers
        words.contact = new(contact, words.contact)
        words.wifi = wifi.map { $0.name.isEmpty ? nil : $0 } ?? words.wifi
        charter.words = words
        charter.date = date ?? before.date
        charter.keepUntil = new(keepUntil, before.keepUntil)
        charter.openEntry = openEntry ?? before.openEntry
        charter.kinds = kinds ?? before.kinds
        charter.regions = regions ?? before.regions
        charter.freezeAt = freezeAt.map { $0 == 0 ? nil : Moment(milliseconds: $0) } ?? before.freezeAt
        charter.walkIns = walkIns
        return charter
    }
}

extension Conference {
    func change(_ change: CharterChange, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let before = charter else { throw .conferenceUnknown }
        let first = change.walkInsFrom ?? before.walkIns.lowerBound
        let last = change.walkInsTo ?? before.walkIns.upperBound
        guard 1 <= first, first <= last, last <= Limits.badge else { throw .badgeRangeInvalid }
        let charter = change.charter(instead: before, walkIns: first...last)
        try judge(charter)
        try judgeUse(of: charter)
        return .charterChanged(charter)
    }

    /// Asks that a charter can be kept.
    func judge(_ charter: Charter) throws(Refusal) {
        guard isDay(charter.date), charter.keepUntil.map({ isDay($0) && $0 >= charter.date }) ?? true,
            charter.freezeAt.map({ isDay(String($0.rfc3339.prefix(10))) }) ?? true
        else { throw .dateInvalid }
        guard let words = charter.words else { throw .textMissing }
        try check(words.name, atMost: Limits.name, required: true)
        try check(words.venue, atMost: Limits.name)
        try check(words.host, atMost: Limits.name)
        try check(words.contact, atMost: Limits.paragraph)
        try check(words.wifi?.name, atMost: Limits.wifiName)
        try check(words.wifi?.password, atMost: Limits.wifiPassword)
        guard words.organisers.count <= Limits.promises else { throw .tooMany }
        for organiser in words.organisers { try check(organiser, atMost: Limits.name, required: true) }
        guard Set(charter.kinds.map(\.key)).count == charter.kinds.count,
            Set(charter.regions).count == charter.regions.count
        else { throw .tooMany }
    }

    /// Asks that nothing is taken away that a pitch or an offer stands on.
    private func judgeUse(of charter: Charter) throws(Refusal) {
        let rules = Dictionary(charter.kinds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let used = Set(
            pitches.flatMap { $0.content.asks.map(\.kind) } + offers.map(\.kind) + prepared.map(\.offer.kind)
        )
        for kind in used { guard rules[kind] == kinds[kind] else { throw .kindInUse } }
        let regions = Set(charter.regions)
        for region in pitches.compactMap(\.content.region) {
            guard regions.contains(region) else { throw .regionInUse }
        }
    }
}

/// Whether a text is a day, `yyyy-mm-dd`, of ``Limits/years``.
private func isDay(_ text: String) -> Bool {
    Moment(dayInUTC: text) != nil && Int(text.prefix(4)).map(Limits.years.contains) ?? false
}

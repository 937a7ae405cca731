/// One conference: everything that its facts add up to.
///
/// A conference is a value. ``decide(_:by:at:)`` judges what somebody asks and changes nothing; ``apply(_:)`` takes a
/// fact and has no opinion. Whoever holds a conference writes facts to the ledger before applying them.
public struct Conference: Sendable {
    /// What it was founded on; nil before its first fact.
    public internal(set) var charter: Charter?
    /// How far it has come.
    public internal(set) var phase = Phase.open
    /// The running order of the day.
    public internal(set) var programme = Programme()
    /// What was promised before the day, in order of being noted.
    public internal(set) var prepared: [Prepared] = []
    /// Commitments of former conferences.
    public internal(set) var carried: [Carried] = []
    /// What the staff did, oldest first.
    public internal(set) var acts: [Act] = []
    /// The line that describes the conference now.
    var charterSeq: Int?
    /// The line that holds each pitch now.
    var pitchSeqs: [PitchID: Int] = [:]
    /// The lines that hold ``carried``.
    var carriedSeqs: [Int] = []
    /// Everybody admitted, in order of admission.
    public internal(set) var people: [Person] = []
    /// Every pitch, in order of being put.
    public internal(set) var pitches: [Pitch] = []
    /// Every offer, in order of being made.
    public internal(set) var offers: [Offer] = []
    /// The pitch on the screen: on stage, open, or the last that closed.
    public internal(set) var stage: PitchID?
    /// What the screen shows while no pitch is on the stage; nil for the lobby.
    public internal(set) var interlude: Interlude?
    /// Whether the jury may judge.
    public internal(set) var juryIsOpen = false
    /// Of each member of the jury the last verdict on each pitch.
    public internal(set) var verdicts: [Verdict] = []
    /// The key that signs the ledger, once another was replaced: 64 hexadecimal digits.
    public internal(set) var ledgerKey: String?
    /// The place of the last fact; 0 before the first.
    public internal(set) var seq = 0
    /// The moment of the last fact.
    public internal(set) var lastAt = Moment(milliseconds: 0)

    /// Who wears which badge.
    var badges: [Badge: PersonID] = [:]
    /// The first number from ``firstWalkInBadge`` on that nobody wears; there are more numbers than people.
    var nextWalkInBadge: Badge = Charter.usualWalkIns.lowerBound
    /// The kinds in use, by key.
    var kinds: [KindKey: KindRule] = [:]
    /// Standing offers of single kinds: an employer makes one a pitch.
    var singles: Set<Single> = []

    /// Which offers an employer made, oldest first.
    var offersByEmployer: [PersonID: [OfferNumber]] = [:]

    /// The last step on the stage, as long as nothing stands in the way of taking it back.
    var lastStep: Step?
    /// The lines that hold somebody's verdicts, those that are over too.
    var verdictLines: [PersonID: [Int]] = [:]

    struct Single: Hashable {
        let pitch: PitchID
        let kind: KindKey
        let employer: PersonID
    }

    /// A conference of which nothing has been told yet.
    public init() {}
}

extension Conference {
    /// The person of that number, if there is one.
    public func person(_ id: PersonID) -> Person? {
        people.has(id.number) ? people[id.number - 1] : nil
    }

    /// The person whose admission that ledger line tells, if it does.
    public func person(admittedBy seq: Int) -> Person? {
        // Admissions are in order, so halving finds them.
        var range = people.indices
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            if people[middle].seq == seq { return people[middle] }
            range = people[middle].seq < seq ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// Who wears that badge, if anybody does.
    public func person(wearing badge: Badge) -> Person? {
        badges[badge].flatMap(person)
    }

    /// The pitch of that number, if there is one.
    public func pitch(_ id: PitchID) -> Pitch? {
        pitches.has(id.number) ? pitches[id.number - 1] : nil
    }

    /// The offer of that number, if there is one.
    public func offer(_ number: OfferNumber) -> Offer? {
        offers.has(number) ? offers[number - 1] : nil
    }

    /// The offers of one employer, oldest first.
    public func offers(of employer: PersonID) -> [Offer] {
        offersByEmployer[employer, default: []].compactMap(offer)
    }

    /// The same conference in storage of its own, with room for some thousand offers more.
    ///
    /// Of two that share storage, the first that is changed copies all offers: with a million of them that takes a fifth
    /// of a second. Whoever goes on with two takes them apart while nobody waits.
    public func apart() -> Conference {
        var apart = self
        apart.people.reserveCapacity(people.count + 1024)
        apart.offers.reserveCapacity(offers.count + 4096)
        return apart
    }

    /// The ledger lines whose words are about one person, or by them as a judge.
    ///
    /// Their admission and what was corrected; their offers, those prepared or carried over too, and why these were
    /// taken back; their verdicts.
    public func lines(about id: PersonID) -> [Int] {
        guard let person = person(id) else { return [] }
        let offers = offers(of: id).flatMap { [$0.seq, $0.withdrawnSeq].compactMap(\.self) }
        let promised = prepared.filter { $0.offer.employer == id }.map(\.seq)
        let carried = zip(carried, carriedSeqs).filter { $0.0.employer == id }.map(\.1)
        let own = [person.seq] + person.changedSeqs
        return (own + offers + promised + carried + verdictLines[id, default: []]).sorted()
    }

    /// Whether the last day on which what is personal may be kept has passed.
    public func isExpired(at now: Moment) -> Bool {
        guard let last = charter?.keepUntil.flatMap(Moment.init(dayInUTC:)) else { return false }
        return now >= last.advanced(bySeconds: 24 * 3600)
    }

    /// Whether somebody may come in now with the code alone.
    public var letsWalkIn: Bool {
        charter?.openEntry == true && (phase == .rehearsal || phase == .open)
    }

    /// How offers of a kind are counted; nil if the conference does not use it.
    public func rule(of kind: KindKey) -> KindRule? {
        kinds[kind]
    }

    /// Whether an offer is in its pitch's tally now.
    public func counts(_ offer: Offer) -> Bool {
        offer.stands && kinds[offer.kind]?.counted == true
    }

    /// When the first open round closes by itself; nil when none will.
    public var nextClosing: Moment? {
        pitches.lazy.filter { $0.state == .open }.compactMap(\.closesAt).min()
    }
}

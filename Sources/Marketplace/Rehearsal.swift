/// Practising the day, and making that undone.
extension Conference {
    /// Whether nothing is left of a rehearsal that the day could be mistaken for.
    var isWiped: Bool {
        offers.isEmpty && stage == nil && interlude == nil && !juryIsOpen && verdicts.isEmpty
            && !pitches.contains { $0.opened }
    }

    /// The lines of what was practised, whose words go with it.
    public var rehearsalLines: [Int] {
        let offers = offers.flatMap { [$0.seq, $0.withdrawnSeq].compactMap(\.self) }
        return (offers + verdictLines.values.joined()).sorted()
    }

    /// The bidders that a rehearsal made up, those of former rehearsals too.
    public var simulatedBidders: [Person] { people.filter(\.simulated) }

    func wipeRehearsal(by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard phase == .rehearsal else { throw .notRehearsing }
        return .rehearsalWiped
    }

    /// Makes up bidders until there are so many; those of the last rehearsal come back.
    func simulateBidders(_ count: Int, by actor: Actor) throws(Refusal) -> [Event] {
        try require(.organiser, from: actor)
        guard phase == .rehearsal else { throw .notRehearsing }
        guard count <= Limits.simulated else { throw .tooManyPeople }
        let missing = count - simulatedBidders.count
        guard people.count + max(0, missing) <= Limits.people else { throw .tooManyPeople }
        return (0..<max(0, missing)).map { .bidderSimulated(PersonID(people.count + 1 + $0)) }
    }

    mutating func wipe() {
        offers = []
        offersByEmployer = [:]
        singles = []
        verdicts = []
        verdictLines = [:]
        lastStep = nil
        stage = nil
        interlude = nil
        juryIsOpen = false
        for index in pitches.indices {
            pitches[index] = Pitch(
                id: pitches[index].id,
                owner: pitches[index].owner,
                content: pitches[index].content,
                state: pitches[index].content.isComplete ? .ready : .draft
            )
        }
        for index in prepared.indices { prepared[index].revealed = nil }
    }
}

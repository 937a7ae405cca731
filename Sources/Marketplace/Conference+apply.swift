extension Conference {
    /// Records one fact.
    ///
    /// Applying is total: it has no opinion and never fails, so that every history that was ever written can be
    /// replayed by every later version. A pitch or offer that the conference does not know means that the fact belongs
    /// to another one; it then changes nothing but ``seq``.
    public mutating func apply(_ fact: Fact) {
        seq = fact.seq
        lastAt = max(lastAt, fact.at)
        note(fact)

        switch fact.event {
        case .conferenceCreated(let charter):
            phase = charter.begins
            found(on: charter)
        case .phaseEntered(let phase):
            self.phase = phase
        case .charterChanged(let charter):
            found(on: charter)
        case .rehearsalWiped:
            wipe()
        case .bidderSimulated(let id):
            people.append(Person(simulated: id, seq: seq, at: fact.at))
        case .personChanged(let id, let role, let sector, let show, let words):
            describe(id, role: role, sector: sector, show: show, words: words)
        case .personRevoked(let id):
            update(id) { $0.revoked = true }
        case .linkRenewed(let id):
            update(id) { $0.revoked = false }
        case .programmePut(let programme):
            self.programme = programme
        case .offerPrepared(let offer):
            prepared.append(Prepared(offer: offer, seq: seq, at: fact.at))
        case .preparedDropped(let number):
            if prepared.has(number) { prepared[number - 1].dropped = true }
        case .commitmentCarried(let carried):
            self.carried.append(carried)
            carriedSeqs.append(seq)
        case .listTaken:
            break
        case .personAdmitted(let id, let role, let sector, let show, let words):
            people.append(
                Person(id: id, seq: seq, at: fact.at, role: role, sector: sector, show: show, words: words)
            )
            if let badge = words?.badge { give(badge, to: id) }
        case .pitchPut(let id, let owner, let content):
            put(id, owner: owner, content: content)
        case .pitchStaged(let id):
            lastStep = Step(at: fact.at, before: footing(with: id))
            leaveStage()
            move(id, to: .onStage, by: fact.by)
            stage = id
        case .offersOpened(let id, let closesAt):
            lastStep = Step(at: fact.at, before: footing(with: id))
            move(id, to: .open, closingAt: closesAt, by: fact.by)
        case .offersClosed(let id):
            lastStep = Step(at: fact.at, before: footing(with: id))
            move(id, to: .closed, by: fact.by)
        case .stageCleared(let interlude):
            lastStep = Step(at: fact.at, before: footing())
            leaveStage()
            self.interlude = interlude
        case .steppedBack(let footing):
            stepBack(to: footing, by: fact.by)
        case .offerMade(let made):
            add(Offer(made, fact))
            if let number = made.prepared, prepared.has(number) {
                prepared[number - 1].revealed = made.number
            }
        case .offerWithdrawn(let number, let reason):
            withdraw(number, reason: reason)
        case .lateAccepted(let number):
            change(number) { $0.accepted = true }
        case .juryOpened:
            juryIsOpen = true
        case .juryClosed:
            juryIsOpen = false
        case .pitchJudged(let pitch, let points, let praise):
            if let judge = fact.by { keep(Verdict(pitch: pitch, judge: judge, points: points, praise: praise)) }
        case .personErased(let id):
            erase(id)
        case .keyReplaced(let key, _):
            ledgerKey = key
        case .rollbackAccepted:
            break
        }
    }

    /// Takes away what was personal; what was promised stays, and by whom becomes a number that points at nobody.
    private mutating func erase(_ id: PersonID) {
        guard people.has(id.number) else { return }
        if let badge = people[id.number - 1].words?.badge { free(badge) }
        people[id.number - 1].words = nil
        people[id.number - 1].erased = true
        for number in offersByEmployer[id, default: []] where offers.has(number) {
            offers[number - 1].words = nil
            offers[number - 1].reason = nil
        }
        for index in prepared.indices where prepared[index].offer.employer == id { prepared[index].offer.words = nil }
        for index in carried.indices where carried[index].employer == id { carried[index].words = nil }
        forgetPraise(by: id)
    }

    /// Takes in what the conference is; numbers for people without a badge are counted anew.
    private mutating func found(on charter: Charter) {
        if charter.walkIns != walkIns || self.charter == nil { nextWalkInBadge = charter.walkIns.lowerBound }
        self.charter = charter
        kinds = Dictionary(charter.kinds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        while badges[nextWalkInBadge] != nil { nextWalkInBadge += 1 }
    }

    private mutating func update(_ id: PersonID, _ body: (inout Person) -> Void) {
        guard people.has(id.number) else { return }
        body(&people[id.number - 1])
    }

    /// Empties the stage; who stood there without having been opened is ready again.
    private mutating func leaveStage() {
        if let stage { update(stage) { if $0.state == .onStage { $0.state = .ready } } }
        stage = nil
        interlude = nil
    }

    private mutating func stepBack(to footing: Footing, by mover: PersonID?) {
        lastStep = nil
        stage = footing.stage
        interlude = footing.interlude
        for place in footing.pitches {
            move(place.pitch, to: place.state, closingAt: place.closesAt, by: mover)
            update(place.pitch) { $0.closedSeq = place.closedSeq }
        }
    }

    private mutating func put(_ id: PitchID, owner: PersonID?, content: Pitch.Content) {
        if id.number > pitches.count {
            pitches.append(Pitch(id: id, owner: owner, content: content, state: .draft))
        }
        // Written anew, it may no longer be what a step back would call it.
        if lastStep?.before.pitches.contains(where: { $0.pitch == id }) == true { lastStep = nil }
        update(id) { pitch in
            pitch.owner = owner
            pitch.content = content
            if pitch.state == .draft || pitch.state == .ready {
                pitch.state = content.isComplete ? .ready : .draft
            }
        }
    }

    private mutating func move(
        _ id: PitchID,
        to state: Pitch.State,
        closingAt closesAt: Moment? = nil,
        by mover: PersonID?
    ) {
        let seq = seq
        update(id) { pitch in
            pitch.state = state
            pitch.closesAt = closesAt
            pitch.closedSeq = state == .closed ? seq : nil
            pitch.movedBy = mover
            if state == .open { pitch.opened = true }
        }
    }

    private mutating func add(_ offer: Offer) {
        offers.append(offer)
        offersByEmployer[offer.employer, default: []].append(offer.number)
        if kinds[offer.kind]?.single == true {
            singles.insert(Single(pitch: offer.pitch, kind: offer.kind, employer: offer.employer))
        }
        tally(offer, times: 1)
    }

    private mutating func withdraw(_ number: OfferNumber, reason: String?) {
        let seq = seq
        change(number) { offer in
            offer.withdrawn = true
            offer.withdrawnSeq = seq
            offer.reason = reason
        }
        if let offer = offer(number) {
            singles.remove(Single(pitch: offer.pitch, kind: offer.kind, employer: offer.employer))
        }
    }

    /// Changes an offer, and the tally with it.
    private mutating func change(_ number: OfferNumber, _ body: (inout Offer) -> Void) {
        guard offers.has(number) else { return }
        tally(offers[number - 1], times: -1)
        body(&offers[number - 1])
        tally(offers[number - 1], times: 1)
    }

    private mutating func tally(_ offer: Offer, times sign: Int) {
        guard counts(offer) else { return }
        update(offer.pitch) { pitch in
            let sum = pitch.tally[offer.kind, default: 0] + sign * offer.amount
            pitch.tally[offer.kind] = sum == 0 ? nil : sum
            pitch.standing += sign
        }
    }

    private mutating func update(_ id: PitchID, _ body: (inout Pitch) -> Void) {
        guard pitches.has(id.number) else { return }
        body(&pitches[id.number - 1])
    }
}

extension Offer {
    init(_ made: OfferMade, _ fact: Fact) {
        self.init(
            number: made.number,
            seq: fact.seq,
            pitch: made.pitch,
            kind: made.kind,
            amount: made.amount,
            employer: made.employer,
            enteredBy: fact.by == made.employer ? nil : fact.by,
            channel: made.channel,
            show: made.show,
            late: made.late,
            prepared: made.prepared != nil,
            at: fact.at,
            words: made.words
        )
    }
}

extension Person {
    /// A bidder that a rehearsal made up.
    init(simulated id: PersonID, seq: Int, at: Moment) {
        let words = Words(name: "Oefenbieder \(id.number)", organisation: "Oefenbedrijf \(id.number)")
        self.init(id: id, seq: seq, at: at, role: .employer, sector: nil, show: true, words: words)
        simulated = true
    }
}

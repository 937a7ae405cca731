import Marketplace

/// What each kind of line does to the books.
extension Books {
    mutating func erase(_ id: PersonID, at seq: Int) {
        erased[id] = seq
        erasedLines.insert(admissions[id.number - 1])
        for account in offers where account.made.employer == id {
            erasedLines.formUnion(account.lines)
            change(account.made.pitch) { pitch in
                for index in pitch.recent.indices where pitch.recent[index].offer == account.made.number {
                    pitch.recent[index].isNamed = false
                }
            }
        }
    }

    mutating func stage(_ id: PitchID) {
        if let before = view.stage.flatMap({ PitchID($0) }), pitch(before).state == "onStage" {
            move(before, to: "ready")
        }
        move(id, to: "onStage")
        view.stage = id.description
        view.interlude = nil
    }

    mutating func clear(for interlude: Interlude?) {
        if let stage = view.stage.flatMap({ PitchID($0) }), pitch(stage).state == "onStage" { move(stage, to: "ready") }
        view.stage = nil
        view.interlude = interlude?.rawValue
    }

    /// The stage is as it was, but for a closing time that has passed; what was offered since stays.
    mutating func stepBack(to footing: Footing, at fact: Fact) throws(Violation) {
        guard let before else { throw Violation(message: "nothing could be taken back at line \(fact.seq)") }
        try require(fact.at.milliseconds - before.at.milliseconds <= 10_000, "line \(fact.seq) steps back too late")
        self.before = nil
        view.stage = before.view.stage
        view.interlude = before.view.interlude
        for index in before.view.pitches.indices {
            let then = before.view.pitches[index]
            let place = footing.pitches.first { $0.pitch.number == index + 1 }
            view.pitches[index].state = then.state
            view.pitches[index].closedSeq = then.closedSeq
            view.pitches[index].closesAt = place?.closesAt == nil ? nil : then.closesAt
            closings[PitchID(index + 1)] = place?.closesAt
            if let closesAt = then.closesAt, place?.closesAt == nil {
                try require(closesAt <= fact.at.rfc3339, "line \(fact.seq) forgets when the round closes")
            }
        }
    }

    mutating func make(_ made: OfferMade, at fact: Fact) throws(Violation) {
        try require(made.number == offers.count + 1, "offer \(made.number) follows offer \(offers.count)")
        let state = pitch(made.pitch).state
        let isOpen = state == "open" && closings[made.pitch].map { fact.at < $0 } ?? true
        try require(isOpen || made.late, "offer \(made.number) came after closing and is not marked late")
        try require(isOpen || state == "open" || state == "closed", "offer \(made.number) came before opening")
        offers.append(Account(made: made, lines: [fact.seq]))
        if kinds[made.kind]?.single == true {
            let twins = offers.filter { twin in
                !twin.isWithdrawn && twin.made.pitch == made.pitch && twin.made.kind == made.kind
                    && twin.made.employer == made.employer
            }
            try require(twins.count == 1, "employer \(made.employer.number) offers \(made.kind) twice")
        }
        if !made.late { count(made) }
    }

    mutating func withdraw(_ number: OfferNumber, at fact: Fact) throws(Violation) {
        try require(offers.indices.contains(number - 1), "offer \(number) was taken back before it was made")
        let account = offers[number - 1]
        try require(!account.isWithdrawn, "offer \(number) was taken back twice")
        offers[number - 1].isWithdrawn = true
        offers[number - 1].lines.append(fact.seq)
        if erased[account.made.employer] != nil { erasedLines.insert(fact.seq) }
        if !account.made.late || account.isAccepted { discount(account.made) }
    }

    mutating func accept(_ number: OfferNumber, at fact: Fact) throws(Violation) {
        try require(offers.indices.contains(number - 1), "offer \(number) was accepted before it was made")
        let account = offers[number - 1]
        let isLate = account.made.late && !account.isWithdrawn && !account.isAccepted
        try require(isLate, "offer \(number) was accepted and is not a late one that stands")
        offers[number - 1].isAccepted = true
        count(account.made)
    }

    private mutating func count(_ made: OfferMade) {
        guard kinds[made.kind]?.counted == true else { return }
        let isNamed = made.show && erased[made.employer] == nil
        change(made.pitch) { pitch in
            pitch.tally[made.kind, default: 0] += made.amount
            pitch.standing += 1
            pitch.recent.append(.init(offer: made.number, isNamed: isNamed))
            if pitch.recent.count > HallView.recentMaximum { pitch.recent.removeFirst() }
        }
    }

    private mutating func discount(_ made: OfferMade) {
        guard kinds[made.kind]?.counted == true else { return }
        change(made.pitch) { pitch in
            let rest = pitch.tally[made.kind, default: 0] - made.amount
            pitch.tally[made.kind] = rest == 0 ? nil : rest
            pitch.standing -= 1
            pitch.recent.removeAll { $0.offer == made.number }
        }
    }

    func pitch(_ id: PitchID) -> HallView.PitchView { view.pitches[id.number - 1] }

    mutating func move(
        _ id: PitchID,
        to state: String,
        closingAt closesAt: Moment? = nil,
        at closedSeq: Int? = nil
    ) {
        change(id) { pitch in
            pitch.state = state
            pitch.closedSeq = closedSeq
            pitch.closesAt = closesAt?.rfc3339
        }
    }

    private mutating func change(_ id: PitchID, _ body: (inout HallView.PitchView) -> Void) {
        body(&view.pitches[id.number - 1])
    }
}

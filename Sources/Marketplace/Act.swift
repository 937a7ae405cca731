/// What somebody of the staff did: the ledger line of it, and what it changed.
public struct Act: Hashable, Sendable {
    /// The line; of a list that was taken in at once, the first.
    public let seq: Int
    /// Who did it; nil for the house.
    public let by: PersonID?
    /// When.
    public let at: Moment
    /// Of which sort it is.
    let sort: Sort
    /// How many lines of the same sort it gave.
    public internal(set) var count = 1
    /// The line that described the same thing before, when it was described anew.
    public let previous: Int?

    enum Sort: Hashable, Sendable {
        case admitting, changing, simulating, other
    }
}

extension Conference {
    /// Notes what a fact says that somebody of the staff did; what employers do is in the list of offers.
    mutating func note(_ fact: Fact) {
        guard let sort = sort(of: fact) else { return }
        if sort != .other, let last = acts.last, last.sort == sort, last.by == fact.by, last.at == fact.at {
            acts[acts.count - 1].count += 1
        } else {
            acts.append(Act(seq: fact.seq, by: fact.by, at: fact.at, sort: sort, previous: previous(fact.event)))
        }
        switch fact.event {
        case .conferenceCreated, .charterChanged: charterSeq = fact.seq
        case .pitchPut(let id, _, _): pitchSeqs[id] = fact.seq
        default: break
        }
    }

    private func sort(of fact: Fact) -> Act.Sort? {
        if let by = fact.by.flatMap(person) {
            // An employer's own doings are offers; a screen does nothing.
            guard by.role != .employer, by.role != .screen else { return nil }
        }
        switch fact.event {
        // Who comes in with the code, and what the clock does, is nobody's act.
        case .personAdmitted: return fact.by == nil ? nil : .admitting
        case .personChanged: return .changing
        case .bidderSimulated: return .simulating
        case .offersClosed, .commitmentCarried, .pitchPut: return fact.by == nil ? nil : .other
        default: return .other
        }
    }

    private func previous(_ event: Event) -> Int? {
        switch event {
        case .charterChanged: charterSeq
        case .pitchPut(let id, _, _): pitchSeqs[id]
        case .personChanged(let id, _, _, _, _): person(id).map { $0.changedSeqs.last ?? $0.seq }
        default: nil
        }
    }
}

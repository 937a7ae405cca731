extension Fact {
    /// The fact with words in place of those that are not there, so that rules that ask for a text can go on.
    ///
    /// A pitch without a title would be no pitch that can be called to the stage, although its ledger says it was.
    public var withPlaceholders: Fact {
        switch event {
        case .conferenceCreated(var charter) where charter.words == nil:
            charter.words = Charter.Words(name: unknown)
            return with(.conferenceCreated(charter))
        case .personAdmitted(let id, let role, let sector, let show, nil):
            return with(.personAdmitted(id, role: role, sector: sector, show: show, words: .placeholder))
        case .charterChanged(var charter) where charter.words == nil:
            charter.words = Charter.Words(name: unknown)
            return with(.charterChanged(charter))
        case .personChanged(let id, let role, let sector, let show, nil):
            return with(.personChanged(id, role: role, sector: sector, show: show, words: .placeholder))
        case .programmePut(var programme) where programme.titles == nil:
            programme.titles = programme.items.map { _ in unknown }
            return with(.programmePut(programme))
        case .pitchPut(let id, let owner, var content) where content.words == nil:
            content.words = Pitch.Words(title: unknown)
            return with(.pitchPut(id, owner: owner, content: content))
        default:
            return self
        }
    }

    private func with(_ event: Event) -> Fact { Fact(seq: seq, at: at, by: by, event: event) }
}

private let unknown = "?"

extension Person.Words {
    static let placeholder = Person.Words(name: unknown, organisation: unknown)
}

extension Event {
    /// The event as its line alone tells it.
    var withoutWords: Event {
        switch self {
        case .conferenceCreated(var charter):
            charter.words = nil
            return .conferenceCreated(charter)
        case .personAdmitted(let id, let role, let sector, let show, _):
            return .personAdmitted(id, role: role, sector: sector, show: show, words: nil)
        case .charterChanged(var charter):
            charter.words = nil
            return .charterChanged(charter)
        case .personChanged(let id, let role, let sector, let show, _):
            return .personChanged(id, role: role, sector: sector, show: show, words: nil)
        case .programmePut(var programme):
            programme.titles = nil
            return .programmePut(programme)
        case .offerPrepared(var offer):
            offer.words = nil
            return .offerPrepared(offer)
        case .commitmentCarried(var carried):
            carried.words = nil
            return .commitmentCarried(carried)
        case .pitchPut(let id, let owner, var content):
            content.words = nil
            return .pitchPut(id, owner: owner, content: content)
        case .offerMade(let made):
            return .offerMade(made.withoutWords)
        case .offerWithdrawn(let number, _):
            return .offerWithdrawn(number, reason: nil)
        case .pitchJudged(let pitch, let points, _):
            return .pitchJudged(pitch, points: points, praise: nil)
        default:
            return self
        }
    }
}

extension OfferMade {
    fileprivate var withoutWords: OfferMade {
        OfferMade(
            number: number,
            pitch: pitch,
            kind: kind,
            amount: amount,
            employer: employer,
            channel: channel,
            show: show,
            late: late,
            words: nil,
            prepared: prepared
        )
    }
}

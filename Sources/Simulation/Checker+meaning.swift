import LiveProtocol
import Marketplace

extension Event {
    /// Whether this is what a command asked for.
    ///
    /// - Parameter wordless: whether the words that were given are gone.
    func tells(_ command: Command, by actor: Actor, wordless: Bool) -> Bool {
        switch (self, command) {
        case (.conferenceCreated(let charter), .createConference(let asked)):
            charter == asked
        case (.personAdmitted(_, let role, _, let show, let words), .admit(let askedRole, let asked, _, let askedShow)):
            role == askedRole && show == askedShow && (wordless || words?.name == asked.name)
        case (.pitchPut(let id, _, let content), .putPitch(let asked, let askedContent, _)):
            id == asked ?? id && content == askedContent
        case (.pitchStaged(let id), .stagePitch(let asked, _)), (.offersClosed(let id), .closeOffers(let asked, _)):
            id == asked
        case (.offersOpened(let id, let closesAt), .openOffers(let asked, let seconds, _)):
            id == asked && (closesAt == nil) == (seconds == nil)
        case (.stageCleared(let interlude), .clearStage(let asked)):
            interlude == asked
        case (.steppedBack, .stepBack):
            true
        case (.offerMade(let made), .makeOffer(let form)):
            made.pitch == form.pitch && made.kind == form.kind && made.amount == form.amount
                && (wordless || made.words == form.words) && (form.late || !made.late)
                && made.employer == (form.badge.map(Cast.person(wearing:)) ?? actor.person)
        case (.offerWithdrawn(let number, let reason), .withdrawOffer(let asked, let askedReason)):
            number == asked && (wordless || reason == askedReason)
        case (.lateAccepted(let number), .acceptLate(let asked)):
            number == asked
        case (.personErased(let id), .erasePerson(let asked)):
            id == asked
        default:
            false
        }
    }
}

extension Fact {
    /// Whether the clock closed a round.
    var isClosingByTheHouse: Bool {
        if case .offersClosed = event { by == nil } else { false }
    }
}

extension HallEvent.Change {
    /// Whether this is what the hall may hear of an event.
    func tells(_ event: Event) -> Bool {
        switch (self, event) {
        case (.conferenceCreated, .conferenceCreated), (.personAdmitted, .personAdmitted):
            true
        case (.pitchPut(let pitch), .pitchPut(let id, _, let content)):
            pitch.pitch == id.description && pitch.title == content.words?.title
        case (.pitchStaged(let pitch), .pitchStaged(let id)), (.offersClosed(let pitch), .offersClosed(let id)):
            pitch == id.description
        case (.offersOpened(let pitch, let closesAt), .offersOpened(let id, let moment)):
            pitch == id.description && closesAt == moment?.rfc3339
        case (.stageCleared(let interlude), .stageCleared(let told)):
            interlude == told?.rawValue
        case (.steppedBack(let footing), .steppedBack(let told)):
            footing.stage == told.stage?.description && footing.pitches.count == told.pitches.count
        case (.offerMade(let pitch, let offer, let facts), .offerMade(let made)):
            pitch == made.pitch.description && offer.offer == made.number && offer.kind == made.kind
                && offer.amount == made.amount && facts.late == made.late
                && (made.show || offer.by.organisation == nil && offer.by.badge == nil)
        case (.lateAccepted(_, let offer, _), .lateAccepted(let number)):
            offer.offer == number
        case (.offerWithdrawn(_, let offer, _, _, _), .offerWithdrawn(let number, _)):
            offer == number
        case (.personErased, .personErased):
            true
        default:
            false
        }
    }
}

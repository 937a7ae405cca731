/// How far a conference has come, from the first idea to the archive.
///
///     concept ⇄ rehearsal ─▶ open ⇄ closed ⇄ archived
///        └──────────────────▶ ┘
///
/// Once it was open it is never rehearsed again: what was promised then stays promised.
public enum Phase: String, CaseIterable, Sendable {
    /// Being prepared: people, pitches, programme; nothing is offered.
    case concept
    /// Practice: everything works and nothing of it counts, until it is wiped.
    case rehearsal
    /// The day itself.
    case open
    /// The day is over; promises may still be taken back, late ones accepted.
    case closed
    /// Only read, and forgotten when its time has come.
    case archived

    /// The phases that may follow.
    public var next: Set<Phase> {
        switch self {
        case .concept: [.rehearsal, .open]
        case .rehearsal: [.concept, .open]
        case .open: [.closed]
        case .closed: [.open, .archived]
        case .archived: [.closed]
        }
    }
}

extension Conference {
    func enter(_ phase: Phase, expecting expected: Phase?, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        if let expected, expected != self.phase { throw .stateChanged }
        guard self.phase.next.contains(phase) else { throw .phaseNotNext }
        guard !pitches.contains(where: { $0.state == .open }) else { throw .anotherPitchOpen }
        guard self.phase != .rehearsal || isWiped else { throw .rehearsalNotWiped }
        return .phaseEntered(phase)
    }

    /// Asks that a command is of this phase.
    ///
    /// What the house does by itself, who is forgotten and what is taken home is of every phase.
    func allow(_ command: Command) throws(Refusal) {
        guard phases(of: command).contains(phase) else { throw .phaseForbids }
    }

    private func phases(of command: Command) -> Set<Phase> {
        switch command {
        case .createConference, .enterPhase, .wipeRehearsal, .simulateBidders, .closeDue, .erasePerson, .replaceKey,
            .acceptRollback, .takeList:
            Set(Phase.allCases)
        case .admit, .enrol, .changePerson, .revokePerson, .renewLink, .mergeOrganisations, .changeCharter, .carry:
            [.concept, .rehearsal, .open, .closed]
        case .putPitch, .putProgramme, .prepareOffer, .dropPrepared:
            [.concept, .rehearsal, .open]
        case .stagePitch, .openOffers, .closeOffers, .clearStage, .stepBack, .revealPrepared:
            [.rehearsal, .open]
        case .makeOffer(let form):
            // Cards on paper that were found in the evening come late.
            form.late ? [.rehearsal, .open, .closed] : [.rehearsal, .open]
        case .withdrawOffer, .acceptLate, .openJury, .closeJury, .judgePitch:
            [.rehearsal, .open, .closed]
        }
    }
}

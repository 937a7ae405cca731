/// What the screen shows while no pitch is on the stage; absent is the lobby, with the way in.
public enum Interlude: String, CaseIterable, Sendable {
    /// A break.
    case pause
    /// What the jury said.
    case jury
    /// The end of the day.
    case thanks
}

/// How the stage stands: what a step of the moderator changes, and what stepping back returns to.
public struct Footing: Hashable, Sendable {
    /// The pitch on the stage.
    public var stage: PitchID?
    /// What the screen shows instead of one.
    public var interlude: Interlude?
    /// The pitches that the step moved, in the order of the programme.
    public var pitches: [Place]

    /// Makes a footing.
    public init(stage: PitchID?, interlude: Interlude? = nil, pitches: [Place] = []) {
        self.stage = stage
        self.interlude = interlude
        self.pitches = pitches
    }

    /// How far one pitch is.
    public struct Place: Hashable, Sendable {
        /// The pitch.
        public var pitch: PitchID
        /// How far it has come.
        public var state: Pitch.State
        /// When its round closes by itself.
        public var closesAt: Moment?
        /// The line that closed its last round; nil while it is not closed.
        public var closedSeq: Int?

        /// Makes a place.
        public init(pitch: PitchID, state: Pitch.State, closesAt: Moment? = nil, closedSeq: Int? = nil) {
            self.pitch = pitch
            self.state = state
            self.closesAt = closesAt
            self.closedSeq = closedSeq
        }
    }
}

/// A step on the stage that can still be taken back.
struct Step: Sendable {
    let at: Moment
    /// Where the stage stood before it.
    let before: Footing
}

extension Conference {
    /// Where the stage stands, and how far the pitch on it is and those pitches are.
    func footing(with others: PitchID...) -> Footing {
        let named = Set(others + [stage].compactMap(\.self))
        let places = named.compactMap(pitch).sorted { $0.id.number < $1.id.number }.map { pitch in
            Footing.Place(
                pitch: pitch.id,
                state: pitch.state,
                closesAt: pitch.closesAt,
                closedSeq: pitch.closedSeq
            )
        }
        return Footing(stage: stage, interlude: interlude, pitches: places)
    }

    func clearStage(for interlude: Interlude?, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard !pitches.contains(where: { $0.state == .open }) else { throw .anotherPitchOpen }
        guard stage != nil || interlude != self.interlude else { throw .stateChanged }
        return .stageCleared(interlude)
    }

    /// Where a wrong tap is taken back to: for ten seconds, and once.
    ///
    /// A closing time that has passed meanwhile would close the round again at once; the moderator then closes by hand.
    func stepBack(by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard let step = lastStep, now <= step.at.advanced(bySeconds: Limits.stepBackSeconds) else {
            throw .cannotStepBack
        }
        var footing = step.before
        for index in footing.pitches.indices where footing.pitches[index].closesAt.map({ $0 <= now }) == true {
            footing.pitches[index].closesAt = nil
        }
        return .steppedBack(footing)
    }
}

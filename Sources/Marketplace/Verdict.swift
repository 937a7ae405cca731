/// What a member of the jury thinks of a pitch: points, and a sentence of praise for the screen.
public struct Verdict: Hashable, Sendable {
    /// The pitch that was judged.
    public let pitch: PitchID
    /// Who judged.
    public let judge: PersonID
    /// From 1, weak, to 5, strong.
    public let points: Int
    /// One sentence, if any; nil once erased.
    public internal(set) var praise: String?
}

extension Conference {
    /// What the jury thinks of a pitch now: of each member the last verdict, in the order in which they first judged.
    public func verdicts(on pitch: PitchID) -> [Verdict] {
        verdicts.filter { $0.pitch == pitch }
    }

    func openJury(by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard !juryIsOpen else { throw .juryOpen }
        return .juryOpened
    }

    func closeJury(by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard juryIsOpen else { throw .juryClosed }
        return .juryClosed
    }

    func judge(_ id: PitchID, points: Int, praise: String?, by actor: Actor) throws(Refusal) -> Event {
        try require(.jury, from: actor)
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        try check(praise, atMost: Limits.line)
        guard pitch.state != .draft else { throw .pitchIncomplete }
        guard juryIsOpen else { throw .juryClosed }
        guard Limits.points.contains(points) else { throw .pointsInvalid }
        return .pitchJudged(id, points: points, praise: praise)
    }

    /// Keeps a verdict in the place of the one before it by the same member.
    mutating func keep(_ verdict: Verdict) {
        verdictLines[verdict.judge, default: []].append(seq)
        if let index = verdicts.firstIndex(where: { $0.pitch == verdict.pitch && $0.judge == verdict.judge }) {
            verdicts[index] = verdict
        } else {
            verdicts.append(verdict)
        }
    }

    mutating func forgetPraise(by judge: PersonID) {
        for index in verdicts.indices where verdicts[index].judge == judge { verdicts[index].praise = nil }
    }
}

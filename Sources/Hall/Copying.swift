import LiveProtocol
public import Marketplace
import OpenSSL
import Storage

/// What of a former conference goes along into a new one.
public struct Copying: Hashable, Sendable {
    /// Everybody in it, with their badges.
    public var people: Bool
    /// The pitches and the running order; nothing of what was offered to them.
    public var pitches: Bool
    /// Commitments that stand.
    public var commitments: Bool

    /// Says what goes along.
    public init(people: Bool = false, pitches: Bool = false, commitments: Bool = false) {
        self.people = people
        self.pitches = pitches
        self.commitments = commitments
    }
}

extension OpenConference {
    /// Takes over what a former conference holds.
    ///
    /// - Parameters:
    ///   - copying: what goes along.
    ///   - former: the conference as it was.
    ///   - code: its six digits.
    ///   - organiser: who is in this conference already, and who that was in the former one.
    /// - Throws: `WireRefusal`, when the rules refuse; what was taken over until then stays.
    public func takeOver(
        _ copying: Copying,
        of former: Conference,
        called code: String,
        organiser: (here: PersonID, there: PersonID)
    ) async throws {
        var people = [organiser.there: organiser.here]
        if copying.people {
            let others = former.people.filter {
                !$0.erased && !$0.revoked && !$0.simulated && $0.id != organiser.there
            }
            let first = read { $0.people.count } + 1
            for (index, person) in others.enumerated() { people[person.id] = PersonID(first + index) }
            try await enrol(others)
        }
        if copying.pitches { try await take(pitchesOf: former, people) }
        if copying.commitments { try await carry(commitmentsOf: former, code, people) }
    }

    private func enrol(_ people: [Person]) async throws {
        for start in stride(from: 0, to: people.count, by: Limits.enrolment) {
            let part = people[start..<min(start + Limits.enrolment, people.count)]
            try await must(
                .enrol(
                    part.compactMap { person in
                        person.words.map {
                            Enrolment(role: person.role, words: $0, sector: person.sector, show: person.show)
                        }
                    }
                )
            )
        }
    }

    private func take(pitchesOf former: Conference, _ people: [PersonID: PersonID]) async throws {
        var pitches: [PitchID: PitchID] = [:]
        for pitch in former.pitches where pitch.content.words != nil {
            let owner = pitch.owner.flatMap { people[$0] }
            let badge = owner.flatMap { owner in read { $0.person(owner)?.words?.badge } }
            let recorded = try await must(.putPitch(nil, pitch.content, owner: badge))
            pitches[pitch.id] = recorded.pitch.flatMap { PitchID($0) }
        }
        let kept = former.programme.items.indices.filter { index in
            former.programme.items[index].pitch.map { pitches[$0] != nil } ?? true
        }
        guard let titles = former.programme.titles, !kept.isEmpty else { return }
        var items = kept.map { former.programme.items[$0] }
        for index in items.indices { items[index].pitch = items[index].pitch.flatMap { pitches[$0] } }
        try await must(.putProgramme(Programme(items: items, titles: kept.map { titles[$0] })))
    }

    private func carry(commitmentsOf former: Conference, _ code: String, _ people: [PersonID: PersonID]) async throws {
        let own = former.offers.compactMap { offer -> Carried? in
            guard offer.stands, let words = former.person(offer.employer)?.words else { return nil }
            let pitch = former.pitch(offer.pitch)?.content.words
            return Carried(
                from: code,
                offer: offer.number,
                kind: offer.kind,
                amount: offer.amount,
                employer: offer.employer,
                words: Carried.Words(
                    title: pitch?.title ?? "",
                    municipality: pitch?.municipality,
                    organisation: words.organisation,
                    name: words.name
                )
            )
        }
        // Those that had come over before are still open.
        let all = (former.carried.filter { $0.words != nil } + own).map { carried in
            var here = carried
            here.employer = carried.employer.flatMap { people[$0] }
            return here
        }
        for start in stride(from: 0, to: all.count, by: Limits.enrolment) {
            try await must(.carry(Array(all[start..<min(start + Limits.enrolment, all.count)])))
        }
    }

    @discardableResult
    private func must(_ command: Command) async throws -> Recorded {
        switch await submit(command, id: Random.token(bytes: 16), by: .house) {
        case .recorded(let recorded): return recorded
        case .refused(let refusal): throw refusal
        case nil: throw WireRefusal(.unavailable)
        }
    }
}

import LiveProtocol
import Marketplace

extension Phone {
    /// Something that its holder might wish now: mostly what makes sense, so that runs come far.
    ///
    /// - Returns: the command, and whether the page keeps it until it is answered; nil for somebody who only looks.
    func randomWish(_ chance: inout Chance) -> (Command, kept: Bool)? {
        switch role {
        case .employer: (employersWish(&chance), true)
        case .clerk: (clerksWish(&chance), true)
        case .moderator: (moderatorsWish(&chance), false)
        case .organiser: (organisersWish(&chance), false)
        default: nil
        }
    }

    private func employersWish(_ chance: inout Chance) -> Command {
        if chance.once(in: 4), !offers.isEmpty { return .withdrawOffer(chance.pick(offers), reason: nil) }
        return .makeOffer(randomOffer(badge: nil, &chance))
    }

    private func clerksWish(_ chance: inout Chance) -> Command {
        if chance.once(in: 4), !offers.isEmpty { return .withdrawOffer(chance.pick(offers), reason: "Vergissing") }
        return .makeOffer(randomOffer(badge: chance.pick([101, 101, 102, 102, 103]), &chance))
    }

    private func randomOffer(badge: Badge?, _ chance: inout Chance) -> OfferForm {
        let isClosed = stagePitch.map { $0.state == "closed" } ?? false
        return OfferForm(
            pitch: chance.once(in: 8) ? randomPitch(&chance) : stageID ?? PitchID(1),
            kind: chance.pick(["leerbaan", "leerbaan", "leerbaan", "meedenken", "belmij"]),
            amount: chance.pick([1, 1, 1, 1, 2, 3]),
            badge: badge,
            late: isClosed && !chance.once(in: 4),
            words: chance.once(in: 3) ? Offer.Words(note: "Graag op dinsdag.", needs: []) : nil
        )
    }

    private func moderatorsWish(_ chance: inout Chance) -> Command {
        let expect = stagePitch.flatMap { Pitch.State(rawValue: $0.state) }
        let pitch = stageID ?? PitchID(1)
        if chance.once(in: 8) { return .stepBack }
        if chance.once(in: 12) { return .clearStage(chance.pick([nil, .pause, .thanks])) }
        return switch chance.once(in: 6) ? nil : expect {
        case .onStage: .openOffers(pitch, closesInSeconds: chance.pick([nil, 5, 20]), expect: expect)
        case .open where chance.once(in: 3): .openOffers(pitch, closesInSeconds: 10, expect: expect)
        case .open: .closeOffers(pitch, expect: expect)
        default: .stagePitch(randomPitch(&chance), expect: nil)
        }
    }

    private func organisersWish(_ chance: inout Chance) -> Command {
        let number = 1 + chance.below(6)
        return switch chance.below(12) {
        case 0: .erasePerson(PersonID(3 + chance.below(3)))
        case 1, 2: .putPitch(randomPitch(&chance), Cast.content("Nieuw", capped: chance.once(in: 2)), owner: nil)
        case 3, 4: .withdrawOffer(number, reason: "Op verzoek")
        case 5: .closeOffers(stageID ?? PitchID(1), expect: nil)
        default: .acceptLate(number)
        }
    }

    private func randomPitch(_ chance: inout Chance) -> PitchID { PitchID(1 + chance.below(2)) }

    private var stageID: PitchID? { hall?.state.stage.flatMap { PitchID($0) } }

    private var stagePitch: HallPitch? { hall?.state.pitches.first { $0.pitch == hall?.state.stage } }
}

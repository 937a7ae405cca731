import LiveProtocol
import Marketplace
import TestSupport

@testable import Crowd

/// A conference with one pitch on the stage, and what its server would say to Anna: the real bytes.
struct TestHall {
    private(set) var conference = Conference.sample()
    private var hall = HallState(conference: .unfounded)

    init(asks: [Ask] = [Ask(kind: "leerbaan", target: 25), Ask(kind: "meedenken", target: 10)]) {
        _ = happens(.putPitch(nil, .sample(asks: asks), owner: nil), by: .saskia)
        _ = happens(.stagePitch(.p1, expect: nil), by: .mo)
    }

    /// The kinds of the sample that are always for one.
    static let singles: Set<String> = ["meedenken", "belmij"]

    var welcome: Heard {
        let place = ServerFrame.Place(conference: "482917", epoch: "e1", seq: conference.seq, now: "")
        let anna = conference.person(PersonID(5))!
        return Heard(ServerFrame.welcome(place, you: You(anna, in: conference), state: WireJSON.encode(hall)))
    }

    /// What a line that came back is told: everything after `seq`.
    func welcome(missed events: [HallEvent]) -> Heard {
        let place = ServerFrame.Place(conference: "482917", epoch: "e1", seq: conference.seq, now: "")
        let anna = conference.person(PersonID(5))!
        let missed = events.map { WireJSON.encode($0) }
        return Heard(ServerFrame.welcome(place, you: You(anna, in: conference), missed: missed))
    }

    /// Something happens, and everybody is told.
    mutating func does(_ command: Command, by actor: Actor) -> Heard {
        let events = happens(command, by: actor)
        return Heard(ServerFrame.events(events.map { WireJSON.encode($0) }))
    }

    /// Something happens.
    mutating func happens(_ command: Command, by actor: Actor) -> [HallEvent] {
        let before = conference.seq
        let events = conference.must(command, by: actor)
        return events.enumerated().map { index, event in
            let fact = Fact(seq: before + 1 + index, at: .t(0), by: actor.person, event: event)
            let told = HallEvent(fact, in: conference)
            hall.apply(told)
            return told
        }
    }

    mutating func opens() -> Heard { does(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo) }
    mutating func closes() -> Heard { does(.closeOffers(.p1, expect: nil), by: .mo) }

    /// The server's answer to a frame of a bidder.
    mutating func answers(_ frame: [UInt8], by actor: Actor = .anna) throws -> Heard {
        let said = try ClientFrame(frame, catalogue: Catalogue(kinds: [], themes: [], sectors: [], regions: []))
        do throws(Refusal) {
            let events = try conference.decide(said.command, by: actor, at: .t(0))
            for event in events {
                conference.apply(Fact(seq: conference.seq + 1, at: .t(0), by: actor.person, event: event))
            }
        } catch {
            return Heard(Answer.refused(WireRefusal(error)).frame(id: said.id))
        }
        let recorded = Recorded(seq: conference.seq, offer: conference.offers.last?.number)
        return Heard(Answer.recorded(recorded).frame(id: said.id))
    }
}

extension BidderState {
    /// A bidder at the pace of a hall.
    static func sample(seed: UInt64, pace: Pace = Pace()) -> BidderState {
        BidderState(pace: pace, singles: TestHall.singles, seed: seed)
    }

    /// Does everything that is due until `end`, and returns it in order.
    mutating func run(until end: Int64) -> [Act] {
        var acts: [Act] = []
        while let due = nextDue, due <= end { acts += act(at: due) }
        return acts
    }
}

extension [BidderState.Act] {
    /// The frames that are said.
    var frames: [[UInt8]] { compactMap { if case .say(let frame) = $0 { frame } else { nil } } }
}

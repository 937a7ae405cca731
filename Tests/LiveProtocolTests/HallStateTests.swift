import Foundation
import LiveProtocol
import TestSupport
import Testing

/// The fold that phones, screens and the server share: `Tests/Vectors/hall.jsonl`.
struct HallStateTests {
    struct Vector: Decodable, CustomTestStringConvertible {
        struct Hall: Decodable, Hashable {
            var seq: Int
            var state: HallState
        }
        var name: String
        var before: Hall
        /// Nil for an event of a later version, which only pages meet.
        var event: HallEvent?
        var after: Hall
        var testDescription: String { name }

        enum Key: CodingKey { case name, before, event, after }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            name = try object.decode(String.self, forKey: .name)
            before = try object.decode(Hall.self, forKey: .before)
            event = try? object.decode(HallEvent.self, forKey: .event)
            after = try object.decode(Hall.self, forKey: .after)
        }
    }

    @Test(arguments: try vectors("hall", as: Vector.self))
    func `an event leads from one state to the next`(vector: Vector) throws {
        // The server never meets events twice or of later versions; pages do.
        guard let event = vector.event, event.seq > vector.before.seq else { return }
        var state = vector.before.state
        state.apply(event)

        #expect(state == vector.after.state)
    }

    @Test func `there is a vector for every event that a hall sees`() throws {
        let types = Set(try vectors("hall", as: Vector.self).compactMap(\.event).map(type))

        #expect(
            types == [
                "personAdmitted", "pitchPut", "pitchStaged", "offersOpened", "offersClosed", "offerMade",
                "stageCleared", "steppedBack", "juryOpened", "juryClosed", "pitchJudged", "lateAccepted",
                "offerWithdrawn", "personErased", "keyReplaced", "rollbackAccepted",
                "phaseEntered", "charterChanged", "rehearsalWiped", "bidderSimulated", "personChanged",
                "personRevoked", "linkRenewed", "programmePut", "offerPrepared", "preparedDropped",
                "commitmentCarried", "listTaken",
            ]
        )
    }

    @Test(arguments: try vectors("hall", as: Vector.self))
    func `an event survives the journey`(vector: Vector) throws {
        guard let event = vector.event else { return }

        #expect(try JSONDecoder().decode(HallEvent.self, from: Data(WireJSON.encode(event))) == event)
    }

    private func type(of event: HallEvent) -> String {
        struct Typed: Decodable { var type: String }
        return (try? JSONDecoder().decode(Typed.self, from: Data(WireJSON.encode(event))).type) ?? ""
    }
}

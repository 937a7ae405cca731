import Hall
import Live
import LiveProtocol
import Marketplace
import NIOCore

/// The server's end of a wire: what a socket or a stream of the server does, without the bytes of HTTP.
///
/// It lives on its lane.
final class ServerEnd: Receiver, @unchecked Sendable {  // confined to the thread of its run
    private let wire: Wire
    private let conference: OpenConference
    private let person: PersonID
    private let lane: SimulatedLane
    private let shard: Shard
    private var member: Member?
    private var wasFull = false
    private var isClosed = false

    init(_ wire: Wire, _ conference: OpenConference, on lane: SimulatedLane) {
        self.wire = wire
        self.conference = conference
        person = wire.phone.person
        self.lane = lane
        shard = conference.room.shard(on: lane)!
    }

    func open(after: Int?) {
        if isClosed { return }
        // Whoever was erased since they said hello is let in no more.
        if conference.read({ $0.person(person)?.erased != false }) { return signOut() }
        member = shard.enter(self, after: after) { conference.welcome(person, arriving: $0) }
        conference.room.arrived(person.number)
    }

    func close() {
        isClosed = true
        guard let member else { return }
        shard.leave(member)
        conference.room.departed(person.number)
        self.member = nil
    }

    /// The phone took something, so there may be room again.
    func drained() {
        guard wasFull, isReady else { return }
        wasFull = false
        lane.run { [self] in
            if let member { shard.isReady(member) }
        }
    }

    var isReady: Bool {
        let isReady = wire.down.count < Wire.fullAt
        if !isReady { wasFull = true }
        return isReady
    }

    func receive(_ packet: Packet) {
        wire.send(.frame(Array(packet.json.readableBytesView)))
    }

    func signOut() {
        wire.send(.closed(CloseCode.signedOut.rawValue))
        close()
    }

    func cut() {
        wire.send(.closed(CloseCode.slow.rawValue))
        close()
    }
}

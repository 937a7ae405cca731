/// The receivers of one room on one lane.
///
/// Everything here happens on the lane, so there is no lock and no hop: one piece of work a broadcast, whatever the
/// number of receivers.
public final class Shard: @unchecked Sendable {  // confined to its lane
    /// How long a receiver may be stuck, in milliseconds, before its line is cut.
    static let patience: Int64 = 10_000

    let lane: any Lane
    private let framing: Framing
    private var members: [Member] = []
    private var current: SharedState
    private var history: History
    private var here: Packet?
    private var catchUp: (seq: Int, packet: Packet)?
    private let place: @Sendable (SharedState) -> [UInt8]

    init(
        lane: any Lane,
        state: SharedState,
        history: History,
        framing: @escaping Framing,
        snapshot: @escaping @Sendable (SharedState) -> [UInt8]
    ) {
        self.lane = lane
        self.framing = framing
        current = state
        self.history = history
        place = snapshot
    }

    /// How many receivers are here.
    var count: Int { members.count }

    /// What somebody needs to be up to date.
    public enum Arrival {
        /// Exactly the events that were missed, up to `seq`.
        case missed([[UInt8]], seq: Int)
        /// The state as JSON, at `seq`.
        case state([UInt8], seq: Int)

        /// The place up to which it leads.
        public var seq: Int {
            switch self {
            case .missed(_, let seq), .state(_, let seq): seq
            }
        }
    }

    /// Lets a receiver in: it is welcomed with what it needs, and gets every event that follows.
    ///
    /// `seq` is the last event that it has of this ledger, nil for none. `welcome` makes the first frame, which goes out
    /// before anything else.
    public func enter(_ receiver: any Receiver, after seq: Int?, welcome: (Arrival) -> [UInt8]) -> Member {
        let member = Member(receiver, index: members.count)
        members.append(member)
        let arrival: Arrival =
            if let missed = seq.flatMap(history.since) {
                .missed(missed, seq: history.last)
            } else {
                .state(current.json, seq: current.seq)
            }
        receiver.receive(Packet(welcome(arrival), seq: arrival.seq, framing: framing))
        if let here { receiver.receive(here) }
        return member
    }

    /// Lets a receiver go; one who left before is not missed.
    public func leave(_ member: Member) {
        guard let index = member.index else { return }
        member.index = nil
        let last = members.removeLast()
        if last !== member {
            members[index] = last
            last.index = index
        }
    }

    /// Tells that a receiver takes more again: if it missed something, it gets the state.
    public func isReady(_ member: Member) {
        guard member.stuckSince != nil, member.index != nil, member.receiver.isReady else { return }
        member.stuckSince = nil
        member.receiver.receive(stateOfNow())
    }

    func deliver(_ broadcast: Broadcast, at now: Int64) {
        for (seq, event) in broadcast.events { history.append(event, seq: seq) }
        current = broadcast.state
        for member in members { deliver(broadcast.packet, to: member, at: now) }
    }

    func deliver(presence packet: Packet, at now: Int64) {
        here = packet
        // Whoever is stuck gets the next one; how many are here is no event.
        for member in members where member.stuckSince == nil && member.receiver.isReady {
            member.receiver.receive(packet)
        }
    }

    /// Cuts the lines that have been stuck for longer than ``patience``.
    func sweep(at now: Int64) {
        for member in members {
            if let since = member.stuckSince, now - since > Self.patience { member.receiver.cut() }
        }
    }

    private func deliver(_ packet: Packet, to member: Member, at now: Int64) {
        if member.stuckSince != nil { return }
        if member.receiver.isReady {
            member.receiver.receive(packet)
        } else {
            member.stuckSince = now
        }
    }

    /// The state in a frame, encoded once for all who are behind.
    private func stateOfNow() -> Packet {
        if let catchUp, catchUp.seq == current.seq { return catchUp.packet }
        let packet = Packet(place(current), seq: current.seq, framing: framing)
        catchUp = (current.seq, packet)
        return packet
    }
}

/// A receiver that was let in.
public final class Member {
    let receiver: any Receiver
    /// Where it stands among the members; nil once it left.
    var index: Int?
    /// Since when it takes no more, in milliseconds; nil while it does.
    var stuckSince: Int64?

    init(_ receiver: any Receiver, index: Int) {
        self.receiver = receiver
        self.index = index
    }
}

/// What goes to everybody at once.
struct Broadcast: Sendable {
    var packet: Packet
    var events: [(seq: Int, json: [UInt8])]
    var state: SharedState
}

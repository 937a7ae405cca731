/// The receivers of one room on one lane.
///
/// Everything here happens on the lane, so there is no lock and no hop: one piece of work a broadcast, whatever the
/// number of receivers.
public final class Shard: @unchecked Sendable {  // confined to its lane
    /// How long a receiver may be stuck, in milliseconds, before its line is cut.
    static let patience: Int64 = 10_000

    let lane: any Lane
    private let framing: Framing
    /// So many deliveries between two looks at the clock.
    static let slice = 32
    /// So long is delivered at a time, in nanoseconds, and one slice at least: then what people sent is read and answered.
    private static let turn: UInt64 = 125_000
    /// So long at most, however much is to be read.
    private static let longestTurn: UInt64 = 20_000_000

    private var members: [Member] = []
    /// Those who were stuck at the last sweep, or got stuck since.
    private var stuck: [Member] = []
    /// What is being delivered, and what waits for that, oldest first.
    private var queue: [Delivery] = []
    /// How many members, from the first on, have yet to get the first of the queue.
    private var rest = 0
    /// When the last turn ended.
    private var turnEnded: UInt64 = 0
    private var courtesy = Courtesy()
    private var current: SharedState
    private var history: History
    private var here: Packet?
    private var catchUp: (seq: Int, packet: Packet)?
    private let snapshot: @Sendable (SharedState) -> [UInt8]

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
        self.snapshot = snapshot
    }

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
        member.seq = arrival.seq
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
        member.seq = current.seq
        member.receiver.receive(stateOfNow())
    }

    /// Notes that somebody on this lane sent a command and waits for its answer.
    ///
    /// Each call is followed by one of ``answered()``.
    public func asked() { courtesy.asked() }

    /// Notes that somebody has an answer, or will get none.
    public func answered() {
        if courtesy.answered(at: lane.nanoseconds) { goOn() }
    }

    /// Takes in what happened and gives it to everybody.
    ///
    /// - Parameter delivered: called when the last receiver has it.
    func deliver(_ broadcast: Broadcast, at now: Int64, delivered: @escaping @Sendable () -> Void) {
        for (seq, event) in broadcast.events { history.append(event, seq: seq) }
        if broadcast.forgets { history = History(last: broadcast.state.seq) }
        current = broadcast.state
        add(Delivery(packet: broadcast.packet, at: now, delivered: delivered))
    }

    func deliver(presence packet: Packet, at now: Int64) {
        here = packet
        add(Delivery(packet: packet, at: now, delivered: {}))
    }

    private func add(_ delivery: Delivery) {
        queue.append(delivery)
        if queue.count == 1 {
            rest = members.count
            turnEnded = lane.nanoseconds
            deliverSome()
        }
    }

    /// Delivers for a turn, and leaves the others for later; or rests, while somebody waits for an answer.
    ///
    /// A turn is as long as the lane did other things since the last one. When thousands come in at once, each loop of
    /// theirs takes long, and a few deliveries in between would take seconds to reach everybody: so half of the time is
    /// for those who are here.
    private func deliverSome() {
        let began = lane.nanoseconds
        if let rest = courtesy.begin(at: began) { return giveWay(during: rest) }
        let turn = min(max(Self.turn, began - turnEnded), Self.longestTurn)
        repeat {
            deliverSlice()
            turnEnded = lane.nanoseconds
        } while !queue.isEmpty && turnEnded - began < turn
        if !queue.isEmpty { deliverLater() }
    }

    private func giveWay(during rest: Int) {
        lane.run(after: Courtesy.longest) { [self] in
            if courtesy.end(rest, at: lane.nanoseconds) { goOn() }
        }
    }

    /// Delivers after a rest, which is no time that the lane needed for other things.
    private func goOn() {
        turnEnded = lane.nanoseconds
        deliverLater()
    }

    private func deliverLater() {
        lane.runAfterReading { [self] in deliverSome() }
    }

    private func deliverSlice() {
        let delivery = queue[0]
        // From the last to the first: whoever comes in stands behind, and is at this place already; whoever leaves is
        // replaced by the last, who has it already. What somebody has is not sent again.
        let end = max(0, rest - Self.slice)
        while rest > end {
            rest -= 1
            if rest < members.count { give(delivery, to: members[rest]) }
        }
        if rest == 0 {
            queue.removeFirst()
            rest = members.count
            delivery.delivered()
        }
    }

    /// Cuts the lines that have been stuck for longer than ``patience``.
    func sweep(at now: Int64) {
        stuck.removeAll { member in
            guard let since = member.stuckSince, member.index != nil else {
                member.isListed = false
                return true
            }
            if now - since > Self.patience { member.receiver.cut() }
            return false
        }
    }

    private func give(_ delivery: Delivery, to member: Member) {
        if member.stuckSince != nil { return }
        guard let seq = delivery.packet.seq else {
            // Whoever is stuck gets the next one; how many are here is no event.
            _ = member.receiver.takes(delivery.packet)
            return
        }
        guard seq > member.seq else { return }
        if member.receiver.takes(delivery.packet) {
            member.seq = seq
        } else {
            member.stuckSince = delivery.at
            if !member.isListed { stuck.append(member) }
            member.isListed = true
        }
    }

    /// The state in a frame, encoded once for all who are behind.
    private func stateOfNow() -> Packet {
        if let catchUp, catchUp.seq == current.seq { return catchUp.packet }
        let packet = Packet(snapshot(current), seq: current.seq, framing: framing)
        catchUp = (current.seq, packet)
        return packet
    }
}

/// A receiver that was let in.
public final class Member {
    let receiver: any Receiver
    /// Where it stands among the members; nil once it left.
    var index: Int?
    /// The place of the last event that it was told of.
    var seq = 0
    /// Since when it takes no more, in milliseconds; nil while it does.
    var stuckSince: Int64?
    /// Whether the sweep looks at it.
    var isListed = false

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
    var forgets: Bool
}

/// One frame on its way to every receiver of a lane.
private struct Delivery {
    let packet: Packet
    let at: Int64
    let delivered: @Sendable () -> Void
}

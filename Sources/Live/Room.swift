public import LiveProtocol
public import NIOCore
import Synchronization

/// Makes a socket's frame of a text.
public typealias Framing = @Sendable (ByteBuffer) -> ByteBuffer

/// Everybody who follows one conference: what happens goes out to all of them, encoded once.
///
///     publish ──▶ gather ──▶ one frame ──▶ one piece of work a lane ──▶ every receiver
///
/// The first event after a quiet moment goes out at once. While the hall is busy, what comes within 50 ms is
/// joined into one frame, so that a burst of 500 offers costs each phone a few frames and not 500. Whoever measures may
/// ask for another time; with none, only what comes while the last frame is being given to everybody is joined.
public final class Room: Sendable {
    /// At least so many milliseconds lie between two frames: twenty a second is more than an eye follows.
    public static let usualInterval: Int64 = 50
    /// At most so many milliseconds lie between two frames, however large the hall and however slow the machine.
    static let longestInterval: Int64 = 500
    /// How often is told how many are here, in milliseconds.
    static let presenceInterval: Int64 = 2_000

    private let shards: [Shard]
    /// At least so many milliseconds lie between two frames here.
    private let interval: Int64
    private let framing: Framing
    private let time: any Timepiece
    private let gathered: Mutex<Gathered>
    private let people = Mutex<People>(People())

    private struct Gathered {
        var events: [(seq: Int, json: [UInt8])] = []
        var state: SharedState
        /// Whether what came before them must not be told again.
        var forgets = false
        /// When the last frame went out.
        var sentAt = Int64.min / 2
        var isWaiting = false
        /// How many lanes have not given the last frame to everybody yet.
        var busyLanes = 0
        /// From ``sentAt`` to the next frame, in milliseconds.
        var interval: Int64
    }

    private struct People {
        /// How many lines each person has here.
        var lines: [Int: Int] = [:]
        /// How many lines each screen has here; a screen is nobody.
        var screens: [Int: Int] = [:]
        var told = Presence(here: 0, screens: 0)
        var isWaiting = false

        var presence: Presence { Presence(here: lines.count, screens: screens.values.reduce(0, +)) }
    }

    private struct Presence: Hashable {
        let here: Int
        let screens: Int
    }

    /// Opens a room.
    ///
    /// Receivers may be on any of the `lanes`. The room begins at `start`: what the hall sees now, and the events that
    /// led there, for those who come back. `snapshot` makes the frame with the whole state for those who fell behind.
    public init(
        lanes: [any Lane],
        time: any Timepiece,
        start: Start,
        interval: Int64 = Room.usualInterval,
        framing: @escaping Framing,
        snapshot: @escaping @Sendable (SharedState) -> [UInt8]
    ) {
        self.interval = interval
        self.framing = framing
        self.time = time
        let state = SharedState(seq: start.seq, state: start.state)
        var history = History(last: start.seq - start.events.count)
        for (index, event) in start.events.enumerated() {
            history.append(event, seq: start.seq - start.events.count + index + 1)
        }
        shards = lanes.map {
            Shard(lane: $0, state: state, history: history, framing: framing, snapshot: snapshot)
        }
        gathered = Mutex(Gathered(state: state, interval: interval))
    }

    /// Where a room begins: the place, the state there, and the latest events that led to it.
    public struct Start: Sendable {
        /// The most events that are of use.
        public static let eventsMaximum = History.maximum

        /// The place of the last event.
        public var seq: Int
        /// What the hall sees.
        public var state: HallState
        /// Encoded events, the last being that of `seq`; at most ``eventsMaximum``.
        public var events: [[UInt8]]

        /// Makes a start.
        public init(seq: Int, state: HallState, events: [[UInt8]]) {
            self.seq = seq
            self.state = state
            self.events = events
        }
    }

    /// The part of the room on a lane; nil if the room has none there.
    public func shard(on lane: any Lane) -> Shard? {
        shards.first { $0.lane === lane }
    }

    /// Tells everybody what happened.
    ///
    /// Called by one task, in order. Returns at once.
    ///
    /// When it is `forgetting`, because somebody was erased from it, what came before is not told again: whoever comes
    /// back then gets the state.
    public func publish(_ events: [(seq: Int, json: [UInt8])], state: HallState, forgetting: Bool = false) {
        guard let last = events.last else { return }
        let wait: Int64? = gathered.withLock { gathered in
            gathered.events += events
            gathered.state = SharedState(seq: last.seq, state: state)
            gathered.forgets = gathered.forgets || forgetting
            return sendOrWait(&gathered)
        }
        if let wait { time.after(wait) { [self] in flush() } }
    }

    /// Sends what has gathered if it may go now; or says how long to wait, or nil when somebody else will send it.
    private func sendOrWait(_ gathered: inout Gathered) -> Int64? {
        if gathered.isWaiting || gathered.busyLanes > 0 || gathered.events.isEmpty { return nil }
        let now = time.now()
        let due = gathered.sentAt + gathered.interval
        if due <= now {
            send(&gathered, at: now)
            return nil
        }
        gathered.isWaiting = true
        return due - now
    }

    /// Notes that one more lane has given the last frame to everybody.
    ///
    /// The longer a frame takes to reach everybody, the rarer frames are: up to a quarter, for fewer sends where many are
    /// here; and in a huge hall half as long again as the last one took, so that time is left for what people send, which
    /// joins the next frame.
    private func delivered() {
        let wait: Int64? = gathered.withLock { gathered in
            gathered.busyLanes -= 1
            guard gathered.busyLanes == 0 else { return nil }
            gathered.interval = interval(after: time.now() - gathered.sentAt)
            return sendOrWait(&gathered)
        }
        if let wait { time.after(wait) { [self] in flush() } }
    }

    /// How long to wait from one frame to the next when the last one took so long to reach everybody.
    private func interval(after took: Int64) -> Int64 {
        guard interval > 0 else { return 0 }
        return min(max(interval + min(took * 2, interval / 4), took * 3 / 2), max(interval, Self.longestInterval))
    }

    private func flush() {
        gathered.withLock { gathered in
            gathered.isWaiting = false
            send(&gathered, at: time.now())
        }
    }

    /// Sends what has gathered.
    ///
    /// Under the lock, so that frames reach every lane in order.
    private func send(_ gathered: inout Gathered, at now: Int64) {
        guard !gathered.events.isEmpty else { return }
        let packet = Packet(
            ServerFrame.events(gathered.events.map(\.json)),
            seq: gathered.state.seq,
            framing: framing
        )
        let broadcast = Broadcast(
            packet: packet,
            events: gathered.events,
            state: gathered.state,
            forgets: gathered.forgets
        )
        gathered.events = []
        gathered.forgets = false
        gathered.sentAt = now
        gathered.busyLanes = shards.count
        for shard in shards {
            shard.lane.run { shard.deliver(broadcast, at: now) { [self] in delivered() } }
        }
    }

    /// Cuts the lines of those who have been stuck for too long; called about once a second.
    public func sweep() {
        let now = time.now()
        for shard in shards {
            shard.lane.run { shard.sweep(at: now) }
        }
    }
}

extension Room {
    /// How many people are here, however many lines each of them has.
    public var here: Int { people.withLock { $0.lines.count } }

    /// How many lines each screen has that has any.
    public var screens: [Int: Int] { people.withLock { $0.screens } }

    /// Counts somebody in, or a screen.
    public func arrived(_ person: Int, isScreen: Bool = false) {
        count { $0[keyPath: Self.count(isScreen)][person, default: 0] += 1 }
    }

    /// Counts somebody out, when their last line is gone.
    public func departed(_ person: Int, isScreen: Bool = false) {
        count { people in
            let rest = people[keyPath: Self.count(isScreen)][person, default: 1] - 1
            people[keyPath: Self.count(isScreen)][person] = rest > 0 ? rest : nil
        }
    }

    private static func count(_ isScreen: Bool) -> WritableKeyPath<People, [Int: Int]> {
        isScreen ? \.screens : \.lines
    }

    private func count(_ change: (inout sending People) -> Void) {
        let mustWait = people.withLock { people in
            change(&people)
            let isNews = people.presence != people.told && !people.isWaiting
            if isNews { people.isWaiting = true }
            return isNews
        }
        if mustWait { time.after(Self.presenceInterval) { [self] in tellHowMany() } }
    }

    private func tellHowMany() {
        let presence = people.withLock { people in
            people.isWaiting = false
            people.told = people.presence
            return people.told
        }
        let frame = ServerFrame.presence(presence.here, screens: presence.screens)
        let packet = Packet(frame, seq: nil, framing: framing)
        let now = time.now()
        for shard in shards {
            shard.lane.run { shard.deliver(presence: packet, at: now) }
        }
    }
}

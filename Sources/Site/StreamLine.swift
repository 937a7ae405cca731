import Hall
import Live
import LiveProtocol
import Marketplace
import NIOCore
import Synchronization

/// One stream of server-sent events, for networks that block sockets: the same frames, one way.
///
/// Frames wait in a queue for the HTTP body that writes them out; when too much waits, the line is not ready.
final class StreamLine: Receiver, @unchecked Sendable {  // confined to its lane, but for `waiting` and `frames`
    /// How many bytes may wait before the line is not ready, as in a socket.
    private static let capacity = 64 * 1024
    /// How long the word that the line ends may take to get there; who does not read it is cut.
    private static let lastWord = TimeAmount.milliseconds(500)

    /// What to write out, in order.
    let frames: AsyncStream<Item>
    private let continuation: AsyncStream<Item>.Continuation
    private let waiting = Atomic<Int>(0)
    private let visitor: Visitor
    private let shard: Shard
    private let lane: EventLoopLane
    private let connection: CurrentConnection?
    private var member: Member?
    private var isOver = false

    init(_ visitor: Visitor, shard: Shard, lane: EventLoopLane, on connection: CurrentConnection?) {
        self.visitor = visitor
        self.shard = shard
        self.lane = lane
        self.connection = connection
        (frames, continuation) = AsyncStream.makeStream()
    }

    /// Begins, from any thread.
    func open(after seq: Int?) {
        lane.run { [self] in
            member = shard.enter(self, after: seq) { visitor.conference.welcome(visitor.person, arriving: $0) }
        }
        visitor.conference.room.arrived(visitor.person.number, isScreen: visitor.role == .screen)
    }

    /// Is over, from any thread.
    func close() {
        continuation.finish()
        lane.run { [self] in
            if let member { shard.leave(member) }
            member = nil
            isOver = true
        }
        visitor.conference.room.departed(visitor.person.number, isScreen: visitor.role == .screen)
    }

    /// Tells that so many bytes were written out, from any thread.
    func written(_ count: Int) {
        let (before, rest) = waiting.subtract(count, ordering: .relaxed)
        if before > Self.capacity / 2, rest <= Self.capacity / 2 {
            lane.run { [self] in
                if let member { shard.isReady(member) }
            }
        }
    }

    /// Says that the line lives, from any thread.
    func beat() {
        continuation.yield(.beat)
    }

    var isReady: Bool { waiting.load(ordering: .relaxed) < Self.capacity }

    func receive(_ packet: Packet) {
        waiting.add(packet.json.readableBytes, ordering: .relaxed)
        continuation.yield(.packet(packet))
    }

    func cut() { end(.slow) }

    /// Says why it ends, and ends; from any thread.
    func end(_ code: CloseCode) {
        continuation.yield(.end(code))
        continuation.finish()
        lane.loop.scheduleTask(in: Self.lastWord) { [self] in
            if !isOver { connection?.hangUp() }
        }
    }
}

extension StreamLine {
    /// What is written out: a frame, a sign of life, or why it ends.
    enum Item: Sendable {
        case packet(Packet)
        case beat
        case end(CloseCode)

        /// How many of its bytes count among those that wait.
        var count: Int {
            if case .packet(let packet) = self { packet.json.readableBytes } else { 0 }
        }

        /// As an event of a stream; a comment for a sign of life, and with a name of its own for the end.
        func event(epoch: String) -> ByteBuffer {
            switch self {
            case .beat: return ByteBuffer(string: ":\n\n")
            case .end(let code): return ByteBuffer(string: "event: end\ndata: \(code.rawValue)\n\n")
            case .packet(let packet):
                var event = ByteBuffer()
                if let seq = packet.seq { event.writeString("id: \(epoch):\(seq)\n") }
                event.writeString("data: ")
                event.writeImmutableBuffer(packet.json)
                event.writeString("\n\n")
                return event
            }
        }
    }
}

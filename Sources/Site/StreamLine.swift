import Hall
import Live
import LiveProtocol
import Marketplace
import NIOCore
import Synchronization

/// One stream of server-sent events, for networks that block sockets: the same frames, one way.
///
/// Frames wait in a bounded queue for the HTTP body that writes them out; when it is full, the line is not ready.
final class StreamLine: Receiver, @unchecked Sendable {  // confined to its lane, but for `waiting` and `frames`
    /// How many frames may wait: three seconds of a busy hall.
    private static let capacity = 64

    /// What to write out, in order.
    let frames: AsyncStream<Item>
    private let continuation: AsyncStream<Item>.Continuation
    private let waiting = Atomic<Int>(0)
    private let visitor: Visitor
    private let shard: Shard
    private let lane: EventLoopLane
    private var member: Member?

    init(_ visitor: Visitor, shard: Shard, lane: EventLoopLane) {
        self.visitor = visitor
        self.shard = shard
        self.lane = lane
        (frames, continuation) = AsyncStream.makeStream()
    }

    /// Begins, from any thread.
    func open(after seq: Int?) {
        lane.run { [self] in
            member = shard.enter(self, after: seq) { visitor.conference.welcome(visitor.person, arriving: $0) }
        }
        visitor.conference.room.arrived(visitor.person.number, isScreen: visitor.role == .screen)
    }

    /// Ends, from any thread.
    func close() {
        continuation.finish()
        lane.run { [self] in
            if let member { shard.leave(member) }
            member = nil
        }
        visitor.conference.room.departed(visitor.person.number, isScreen: visitor.role == .screen)
    }

    /// Tells that one frame was written out, from any thread.
    func written() {
        let rest = waiting.subtract(1, ordering: .relaxed).newValue
        if rest == Self.capacity / 2 {
            lane.run { [self] in
                if let member { shard.isReady(member) }
            }
        }
    }

    /// Says that the line lives, from any thread.
    func beat() {
        waiting.add(1, ordering: .relaxed)
        continuation.yield(.beat)
    }

    var isReady: Bool { waiting.load(ordering: .relaxed) < Self.capacity }

    func receive(_ packet: Packet) {
        waiting.add(1, ordering: .relaxed)
        continuation.yield(.packet(packet))
    }

    func cut() {
        continuation.finish()
    }
}

extension StreamLine {
    /// What is written out: a frame, or a sign of life.
    enum Item: Sendable {
        case packet(Packet)
        case beat

        /// As an event of a stream; a comment for a sign of life.
        func event(epoch: String) -> ByteBuffer {
            switch self {
            case .beat: return ByteBuffer(string: ":\n\n")
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

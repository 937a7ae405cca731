public import Live
public import NIOCore
import WebSockets

/// An event loop as a lane of a room.
public final class EventLoopLane: Lane {
    let loop: any EventLoop
    /// What its connections wait on together.
    let wheel = PingWheel()
    private let bell: Bell

    init(_ loop: any EventLoop) async throws {
        self.loop = loop
        bell = try await Bell.hang(in: loop)
    }

    /// Does the work on the event loop.
    public func run(_ work: @escaping @Sendable () -> Void) {
        loop.execute(work)
    }

    /// Does the work on the event loop after it has read once more; to be called on it.
    public func runAfterReading(_ work: @escaping @Sendable () -> Void) {
        bell.ring(work)
    }

    /// Does the work on the event loop so many nanoseconds from now.
    public func run(after nanoseconds: UInt64, _ work: @escaping @Sendable () -> Void) {
        loop.scheduleTask(in: .nanoseconds(Int64(nanoseconds)), work)
    }

    /// The clock of the event loop's own deadlines.
    public var nanoseconds: UInt64 { NIODeadline.now().uptimeNanoseconds }
}

/// The event loops of the server as lanes, with a clock of theirs.
public struct Lanes: Timepiece {
    /// One for each event loop.
    public let all: [EventLoopLane]

    /// Makes a lane of each event loop of a group.
    ///
    /// - Throws: when there are not two descriptors left for each.
    public init(_ group: any EventLoopGroup) async throws {
        var lanes: [EventLoopLane] = []
        for loop in group.makeIterator() { lanes.append(try await EventLoopLane(loop)) }
        all = lanes
    }

    /// The lane of an event loop of the group.
    func lane(of loop: any EventLoop) -> EventLoopLane {
        guard let lane = all.first(where: { $0.loop === loop }) else {
            preconditionFailure("a connection lives on a loop of the server")
        }
        return lane
    }

    /// Milliseconds on a clock that never jumps.
    public func now() -> Int64 {
        Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000)
    }

    /// Does the work so many milliseconds from now.
    public func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
        all[0].loop.scheduleTask(in: .milliseconds(milliseconds), work)
    }
}

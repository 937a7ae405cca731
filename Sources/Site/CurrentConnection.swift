import NIOCore

/// The connection whose request is being answered.
///
/// One object, and not a value or a closure for each thing: the release build of Swift 6.3.1 crashes at the first request
/// when a closure is a task-local value (`swift_task_localValuePush`).
final class CurrentConnection: Sendable {
    @TaskLocal static var current: CurrentConnection?

    /// The other end, which may be a proxy; nil when it was gone already.
    let peer: SocketAddress?
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
        peer = channel.remoteAddress
    }

    /// Closes it at once, from any thread.
    func hangUp() { channel.close(promise: nil) }
}

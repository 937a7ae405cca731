import NIOCore
import NIOHTTP1
import WebSockets

/// Ends a connection whose other end does not take its answer.
///
/// Slow is allowed: as long as any of the answer went out since it was last looked, there is another ``patience``. A line
/// to the hall has less time, by the rule of its room.
final class AnswerGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    /// How long nothing at all may go out while something waits.
    static let patience = TimeAmount.seconds(30)

    private let patience: TimeAmount
    private let waiting: (any Channel) -> Int
    private var alarm: Alarm?

    /// - Parameter waiting: how many bytes wait in a channel.
    init(
        patience: TimeAmount = AnswerGuard.patience, waiting: @escaping (any Channel) -> Int = AnswerGuard.waiting(in:)
    ) {
        self.patience = patience
        self.waiting = waiting
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        alarm?.silence()
        if !context.channel.isWritable { wait(with: waiting(context.channel), context) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.silence()
        context.fireChannelInactive()
    }

    private func wait(with before: Int, _ context: ChannelHandlerContext) {
        alarm = Alarm(at: context.eventLoop.now + patience, on: context.eventLoop) {
            let now = self.waiting(context.channel)
            now < before ? self.wait(with: now, context) : context.close(promise: nil)
        }
    }

    /// As the channel itself tells; none in one that cannot.
    private static func waiting(in channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}

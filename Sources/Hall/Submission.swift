public import LiveProtocol
public import Marketplace

/// A command on its way to being judged, with whoever waits for the answer.
public struct Submission: Sendable {
    /// The id that the client made for it.
    public let id: String
    /// What is asked.
    public let command: Command
    /// Who asks, already proven to be that.
    public let actor: Actor
    /// Called once with the answer, from any thread; it must not block.
    ///
    /// With nil when there is none: the house is closing, or the disk failed while it was being written. Nobody knows
    /// then whether it was stored, and whoever asks again later with the same id learns what came of it.
    public let reply: @Sendable (Answer?) -> Void

    /// Makes a submission.
    public init(id: String, command: Command, actor: Actor, reply: @escaping @Sendable (Answer?) -> Void) {
        self.id = id
        self.command = command
        self.actor = actor
        self.reply = reply
    }
}

/// What the server answers to a command.
public enum Answer: Hashable, Sendable {
    /// It is on disk.
    case recorded(Recorded)
    /// It was not done, and nothing was written.
    case refused(WireRefusal)

    /// The JSON text of the answer to the command of that id.
    ///
    /// - Parameter id: the command's id; nil when it could not even be read.
    public func frame(id: String?) -> [UInt8] {
        switch self {
        case .recorded(let recorded):
            struct Frame: Encodable {
                var type = "recorded"
                var id: String?
                var seq: Int
                var offer: Int?
                var pitch: String?
                var badge: Int?
                var late: Bool?
                var repeated: Bool
            }
            return WireJSON.encode(
                Frame(
                    id: id,
                    seq: recorded.seq,
                    offer: recorded.offer,
                    pitch: recorded.pitch,
                    badge: recorded.badge,
                    late: recorded.late,
                    repeated: recorded.repeated
                )
            )
        case .refused(let refusal):
            return refusal.frame(id: id)
        }
    }
}

/// What came of a command, once it is on disk.
public struct Recorded: Hashable, Sendable {
    /// The place of the first event that came of it.
    public var seq: Int
    /// The offer that it was about.
    public var offer: Int?
    /// The pitch that it was about.
    public var pitch: String?
    /// The badge that was given.
    public var badge: Int?
    /// Whether an offer came after closing.
    public var late: Bool?
    /// Whether it had been recorded before and this is the first answer again.
    public var repeated: Bool

    /// Makes the account of what came of a command.
    public init(
        seq: Int,
        offer: Int? = nil,
        pitch: String? = nil,
        badge: Int? = nil,
        late: Bool? = nil,
        repeated: Bool = false
    ) {
        self.seq = seq
        self.offer = offer
        self.pitch = pitch
        self.badge = badge
        self.late = late
        self.repeated = repeated
    }
}

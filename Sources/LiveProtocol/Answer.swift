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
            return recorded.frame(id: id)
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
    /// The prepared offer that it was about.
    public var prepared: Int?
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

extension Recorded {
    /// The frame, put together by hand: it is made for every command, between the disk and whoever waits.
    ///
    /// Neither an id nor the name of a pitch has a sign that JSON would escape.
    fileprivate func frame(id: String?) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(160)
        json.append(UInt8(ascii: "{"))
        func add(_ key: StaticString, _ value: String?, quoted: Bool = false) {
            guard let value else { return }
            if json.count > 1 { json.append(UInt8(ascii: ",")) }
            json.append(UInt8(ascii: "\""))
            key.withUTF8Buffer { json += $0 }
            json += quoted ? "\":\"".utf8 : "\":".utf8
            json += value.utf8
            if quoted { json.append(UInt8(ascii: "\"")) }
        }
        add("badge", badge.map(String.init))
        add("id", id, quoted: true)
        add("late", late.map(String.init))
        add("offer", offer.map(String.init))
        add("pitch", pitch, quoted: true)
        add("prepared", prepared.map(String.init))
        add("repeated", String(repeated))
        add("seq", String(seq))
        add("type", "recorded", quoted: true)
        json.append(UInt8(ascii: "}"))
        return json
    }
}

public import Marketplace

/// A refusal as it goes over the wire: a code that never changes, and a sentence for the person.
public struct WireRefusal: Error, Hashable, Sendable {
    /// A ``Marketplace/Refusal`` by its raw value, or one of ``Fault``.
    public var code: String
    /// What to do, in Dutch.
    public var detail: String
    /// The member of the message that it is about.
    public var field: String?
    /// The seconds after which the same may be asked again; only with ``Fault/tooFast``.
    public var wait: Int?
    /// How much there is still room for, when it was too much.
    public var room: Int?

    /// What the rules would refuse; `who` was first, if somebody was, and `field` is the member that it is about.
    public init(_ refusal: Refusal, who: String? = nil, field: String? = nil) {
        code = refusal.rawValue
        detail = refusal.detail(who: who)
        self.field = field
    }

    /// A command that the rules refused, and where in it.
    ///
    /// - Parameters:
    ///   - refusal: what the rules said.
    ///   - command: what was asked.
    ///   - who: who was first, if somebody was.
    ///   - room: how much there is still room for, when it was too much.
    public init(_ refusal: Refusal, of command: Command, who: String? = nil, room: Int? = nil) {
        self.init(refusal, who: who, field: refusal.field(of: command))
        self.room = room
        if let sentence = refusal.detail(text: refusal.faultyText(of: command)) { detail = sentence }
        if let room { detail = Refusal.detail(room: room) }
    }

    /// A message that did not become a command.
    public init(_ fault: Fault, field: String? = nil) {
        code = fault.rawValue
        detail = fault.detail
        self.field = field
    }

    /// Somebody who asks faster than a person can.
    ///
    /// - Parameter wait: the seconds after which the same may be asked again.
    public static func tooFast(wait: Int) -> WireRefusal {
        var refusal = WireRefusal(.tooFast)
        refusal.wait = wait
        return refusal
    }

    /// Why a message did not become a command that the rules could judge.
    public enum Fault: String, CaseIterable, Sendable {
        /// It is not one JSON object.
        case malformed
        /// It has no id, or one of other characters or of more than 64.
        case idInvalid
        /// There is no command of that name.
        case unknownCommand
        /// A member is missing.
        case fieldMissing
        /// A member is there twice, so that nobody knows which was meant.
        case fieldTwice
        /// A member has another type than it should, or a value that it cannot have.
        case fieldInvalid
        /// It is larger than a message may be, deeper than ``StrictJSON/depth``, or has more than
        /// ``StrictJSON/members`` in one object.
        case tooLarge
        /// The id was used for something else before.
        case idReused
        /// One person asks faster than a person can.
        case tooFast
        /// Too many commands are waiting.
        case tooBusy
        /// The server is stopping or cannot store anything.
        case unavailable
    }

    func frame(id: String?) -> [UInt8] {
        struct Frame: Encodable {
            var type = "refused"
            var id: String?
            var code: String
            var detail: String
            var field: String?
            var wait: Int?
            var room: Int?

            func encode(to encoder: any Encoder) throws {
                var object = encoder.container(keyedBy: CodingKeys.self)
                try object.encode(type, forKey: .type)
                try object.encode(id, forKey: .id)  // null when unknown, so that it is never absent
                try object.encode(code, forKey: .code)
                try object.encode(detail, forKey: .detail)
                try object.encodeIfPresent(field, forKey: .field)
                try object.encodeIfPresent(wait, forKey: .wait)
                try object.encodeIfPresent(room, forKey: .room)
            }

            enum CodingKeys: CodingKey { case type, id, code, detail, field, wait, room }
        }
        return WireJSON.encode(Frame(id: id, code: code, detail: detail, field: field, wait: wait, room: room))
    }
}

public import Marketplace

/// A refusal as it goes over the wire: a code that never changes, and a sentence for the person.
public struct WireRefusal: Error, Hashable, Sendable {
    /// A ``Marketplace/Refusal`` by its raw value, or one of ``Fault``.
    public var code: String
    /// What to do, in Dutch.
    public var detail: String
    /// The member of the message that it is about.
    public var field: String?

    /// A command that the rules refused; `who` was first, if somebody was.
    public init(_ refusal: Refusal, who: String? = nil) {
        code = refusal.rawValue
        detail = refusal.detail(who: who)
    }

    /// A message that did not become a command.
    public init(_ fault: Fault, field: String? = nil) {
        code = fault.rawValue
        detail = fault.detail
        self.field = field
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
        /// A member has another type than it should, or a value that it cannot have.
        case fieldInvalid
        /// It is larger than a message may be.
        case tooLarge
        /// The id was used for something else before.
        case idReused
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

            func encode(to encoder: any Encoder) throws {
                var object = encoder.container(keyedBy: CodingKeys.self)
                try object.encode(type, forKey: .type)
                try object.encode(id, forKey: .id)  // null when unknown, so that it is never absent
                try object.encode(code, forKey: .code)
                try object.encode(detail, forKey: .detail)
                try object.encodeIfPresent(field, forKey: .field)
            }

            enum CodingKeys: CodingKey { case type, id, code, detail, field }
        }
        return WireJSON.encode(Frame(id: id, code: code, detail: detail, field: field))
    }
}

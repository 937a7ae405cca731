import Foundation
public import Marketplace

/// What a client says, read from one frame: a command with the id that the client made for it.
public struct ClientFrame: Hashable, Sendable {
    /// The most bytes of one message.
    ///
    /// The largest command is a pitch with every text at its longest, in all 3,900 characters. It fits with four bytes
    /// for each; only who escapes every character as `\u…` may write less.
    public static let maximumLength = 16 * 1024

    /// The id, unique in the conference for ever: the same id and content get the first answer again.
    public let id: String
    /// What is asked.
    public let command: Command

    /// Reads a message.
    ///
    /// - Throws: ``Unreadable``, with the id when that could be read.
    public init(_ bytes: some Collection<UInt8>, catalogue: Catalogue) throws(Unreadable) {
        guard bytes.count <= Self.maximumLength else { throw Unreadable(id: nil, refusal: .init(.tooLarge)) }
        let data = Data(bytes)
        let form: CommandForm
        do {
            try StrictJSON.check(bytes)
            form = try JSONDecoder().decode(CommandForm.self, from: data)
        } catch {
            let identity = try? JSONDecoder().decode(IdentityForm.self, from: data)
            let refusal = error as? WireRefusal ?? WireRefusal(error, isObject: identity != nil)
            // Of an id that is there twice neither is the one.
            let id = refusal.field == "id" ? nil : identity?.id.flatMap(Self.validID)
            throw Unreadable(id: id, refusal: refusal)
        }
        guard let id = form.id.flatMap(Self.validID) else { throw Unreadable(id: nil, refusal: .init(.idInvalid)) }
        do {
            self.init(id: id, command: try form.command(catalogue))
        } catch {
            throw Unreadable(id: id, refusal: error)
        }
    }

    /// A message that did not become a command.
    public struct Unreadable: Error, Hashable, Sendable {
        /// The id that it had, if it could be read.
        public let id: String?
        /// What is wrong with it.
        public let refusal: WireRefusal
    }

    private init(id: String, command: Command) {
        self.id = id
        self.command = command
    }

    /// The id, if it has 1 to 64 letters, digits, `.`, `_`, `:` or `-`, so that it can stand in a ledger line.
    public static func validID(_ id: String) -> String? {
        let fits = 1...64 ~= id.utf8.count
        let allowed = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default:
                "._:-".utf8.contains(byte)
            }
        }
        return fits && allowed ? id : nil
    }
}

private struct IdentityForm: Decodable {
    var id: String?

    init(from decoder: any Decoder) throws {
        // An object whose id is no string is still an object: what is wrong is then the id or another member.
        id = try? decoder.container(keyedBy: Key.self).decode(String.self, forKey: .id)
        _ = try decoder.container(keyedBy: Key.self)
    }

    enum Key: CodingKey { case id }
}

extension WireRefusal {
    /// What a decoder's error says to the one who sent the message.
    fileprivate init(_ error: any Error, isObject: Bool) {
        switch error {
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            self.init(isObject ? .fieldInvalid : .malformed, field: context.codingPath.first?.stringValue)
        case DecodingError.dataCorrupted(let context) where isObject && !context.codingPath.isEmpty:
            self.init(.fieldInvalid, field: context.codingPath.first?.stringValue)
        case DecodingError.keyNotFound(let key, let context) where isObject:
            self.init(.fieldMissing, field: (context.codingPath.first ?? key).stringValue)
        default:
            self.init(.malformed)
        }
    }
}

import OpenSSL

/// Takes the members of an object one by one, and knows at the end whether there were others.
struct MemberReader {
    private var left: [String: CanonicalJSON]

    /// Reads an object.
    init(_ bytes: [UInt8]) throws(LedgerError) {
        guard case .object(let members) = try CanonicalJSON(reading: bytes) else { throw .unreadable("not an object") }
        left = members
    }

    init?(_ value: CanonicalJSON) {
        guard case .object(let members) = value else { return nil }
        left = members
    }

    /// A member that may be absent.
    ///
    /// - Throws: when it is there and is something else.
    mutating func take<Value>(
        _ name: StaticString,
        _ read: (CanonicalJSON) -> Value?
    ) throws(LedgerError) -> Value? {
        guard let value = left.removeValue(forKey: name.description) else { return nil }
        guard let value = read(value) else { throw .unreadable("\(name) is not what it must be") }
        return value
    }

    /// A member that must be there.
    mutating func need<Value>(_ name: StaticString, _ read: (CanonicalJSON) -> Value?) throws(LedgerError) -> Value {
        guard let value = try take(name, read) else { throw .unreadable("\(name) is lacking") }
        return value
    }

    /// Asks that nothing is left: a member that nobody reads could mean something to somebody.
    func end() throws(LedgerError) {
        guard left.isEmpty else { throw .unreadable("it has a member too many") }
    }
}

extension CanonicalJSON {
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var number: Int? { if case .number(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var texts: [String]? { all(\.text) }

    /// Every value of a list; nil when it is none, or one of them is not what it must be.
    func all<Value>(_ read: (CanonicalJSON) -> Value?) -> [Value]? {
        guard case .list(let list) = self else { return nil }
        let values = list.compactMap(read)
        return values.count == list.count ? values : nil
    }

    /// A digest or a key, as 64 lowercase hexadecimal digits.
    var hex256: String? {
        text.flatMap { unhex($0)?.count == Digest.length ? $0 : nil }
    }

    var digest: Digest? { text.flatMap(unhex).flatMap(Digest.init(bytes:)) }
}

/// The bytes that lowercase hexadecimal digits stand for, two a byte; nil for anything else.
func unhex(_ hex: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Digest.length)
    var high: UInt8?
    for character in hex.utf8 {
        let digit: UInt8
        switch character {
        case 0x30...0x39: digit = character - 0x30
        case 0x61...0x66: digit = character - 0x61 + 10
        default: return nil
        }
        if let first = high { bytes.append(first << 4 | digit) }
        high = high == nil ? digit : nil
    }
    return high == nil ? bytes : nil
}

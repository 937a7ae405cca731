/// A JSON value with one spelling: keys sorted, no spaces, ASCII only, whole numbers only.
///
/// Hashes are over bytes, so a value must have one form for ever, whatever encoder the language ships with. RFC 8785
/// has the same aim and is not followed to the letter: it leaves non-ASCII characters as they are, which a shell
/// script would have to handle.
enum CanonicalJSON: Hashable {
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([CanonicalJSON])
    case object([String: CanonicalJSON])

    /// The one spelling, as ASCII bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let value): bytes += String(value).utf8
        case .text(let value): Self.write(value, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Writes a string; whatever is not printable ASCII as `\u` and four digits, in UTF-16 as JSON has it.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C:
                bytes += [UInt8(ascii: "\\"), UInt8(unit)]
            case 0x20...0x7E:
                bytes.append(UInt8(unit))
            default:
                let digits = String(unit, radix: 16)
                bytes += "\\u".utf8
                bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                bytes += digits.utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Builds an object of members that may be absent; an absent one is left out.
struct Members {
    private(set) var object: [String: CanonicalJSON] = [:]

    mutating func set(_ key: String, _ value: String?) { object[key] = value.map(CanonicalJSON.text) }
    mutating func set(_ key: String, _ value: Int?) { object[key] = value.map(CanonicalJSON.number) }
    mutating func set(_ key: String, _ value: Bool) { object[key] = .bool(value) }
    mutating func set(_ key: String, _ values: [String]) { object[key] = .list(values.map(CanonicalJSON.text)) }
    mutating func set(_ key: String, _ values: [CanonicalJSON]) { object[key] = .list(values) }
    mutating func merge(_ others: [String: CanonicalJSON]) { object.merge(others) { own, _ in own } }
}

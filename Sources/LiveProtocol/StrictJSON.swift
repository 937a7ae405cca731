import Foundation
import Marketplace

/// Reads whether bytes are one JSON text (RFC 8259) without what two readers would read differently (RFC 7493): a
/// member that is there twice, half a character, a byte order mark, a comma too many.
///
/// The decoder behind it lets all of those pass, or takes one of two. Here nothing is kept of what was read.
public struct StrictJSON {
    /// How deep lists and objects may stand in each other; a command needs three.
    public static let depth = 8
    /// The most members of one object; a command has half of that.
    public static let members = 64

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    /// The member of the outermost object that is being read.
    private var outermost: ArraySlice<UInt8> = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Asks that bytes can be read in one way only.
    ///
    /// - Throws: ``WireRefusal`` that names the member of the outermost object that it is about.
    public static func check(_ bytes: some Collection<UInt8>) throws(WireRefusal) {
        var reader = StrictJSON(Array(bytes))
        reader.passBlanks()
        try reader.value()
        guard reader.place == reader.bytes.count else { throw WireRefusal(.malformed) }
    }

    private mutating func value() throws(WireRefusal) {
        switch next {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try list()
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
        passBlanks()
    }

    private mutating func object() throws(WireRefusal) {
        try enter()
        var names: [ArraySlice<UInt8>] = []
        if passes("}") { return leave() }
        repeat {
            passBlanks()
            let name = try name()
            if depth == 1 { outermost = name }
            guard !names.contains(name) else { throw WireRefusal(.fieldTwice, field: field) }
            guard names.count < Self.members else { throw WireRefusal(.tooLarge) }
            names.append(name)
            try pass(":")
            passBlanks()
            try value()
        } while passes(",")
        try pass("}")
        leave()
    }

    private mutating func list() throws(WireRefusal) {
        try enter()
        if passes("]") { return leave() }
        repeat {
            passBlanks()
            try value()
        } while passes(",")
        try pass("]")
        leave()
    }

    private mutating func enter() throws(WireRefusal) {
        depth += 1
        guard depth <= Self.depth else { throw WireRefusal(.tooLarge) }
        place += 1
        passBlanks()
    }

    private mutating func leave() {
        depth -= 1
    }

    /// The name of ``outermost``, if it could be one of ours: what else somebody sent is not sent back.
    private var field: String? {
        ClientFrame.validID(String(decoding: outermost, as: UTF8.self))
    }

    /// What a member is called, however its letters are written.
    private mutating func name() throws(WireRefusal) -> ArraySlice<UInt8> {
        guard next == UInt8(ascii: "\"") else { throw WireRefusal(.malformed) }
        let written = try text()
        passBlanks()
        guard written.contains(UInt8(ascii: "\\")) else { return written.dropFirst().dropLast() }
        guard let name = try? JSONDecoder().decode(String.self, from: Data(written)) else {
            throw WireRefusal(.malformed)
        }
        return ArraySlice(name.utf8)
    }

    /// A text with its quotes.
    private mutating func text() throws(WireRefusal) -> ArraySlice<UInt8> {
        let start = place
        place += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw WireRefusal(.malformed) }
            place += 1
            if byte == UInt8(ascii: "\\") { try escape() }
        }
        guard next != nil else { throw WireRefusal(.malformed) }
        place += 1
        return bytes[start..<place]
    }

    private mutating func escape() throws(WireRefusal) {
        guard let byte = next, "\"\\/bfnrtu".utf8.contains(byte) else { throw WireRefusal(.malformed) }
        place += 1
        guard byte == UInt8(ascii: "u") else { return }
        switch try hexadecimal() {
        case 0xDC00...0xDFFF: throw halfCharacter
        case 0xD800...0xDBFF:
            guard bytes[place...].starts(with: #"\u"#.utf8) else { throw halfCharacter }
            place += 2
            guard 0xDC00...0xDFFF ~= (try hexadecimal()) else { throw halfCharacter }
        default: break
        }
    }

    private var halfCharacter: WireRefusal {
        WireRefusal(.textInvalid, field: field)
    }

    private mutating func hexadecimal() throws(WireRefusal) -> Int {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let number = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw WireRefusal(.malformed) }
        place += 4
        return number
    }

    private mutating func number() throws(WireRefusal) {
        _ = passes("-")
        if !passes("0") { try digits() }
        if passes(".") { try digits() }
        if passes("e") || passes("E") {
            _ = passes("+") || passes("-")
            try digits()
        }
    }

    private mutating func digits() throws(WireRefusal) {
        let start = place
        while let byte = next, 48...57 ~= byte { place += 1 }
        guard place > start else { throw WireRefusal(.malformed) }
    }

    private mutating func word(_ word: String) throws(WireRefusal) {
        guard bytes[place...].starts(with: word.utf8) else { throw WireRefusal(.malformed) }
        place += word.utf8.count
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func passes(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func pass(_ sign: Unicode.Scalar) throws(WireRefusal) {
        guard passes(sign) else { throw WireRefusal(.malformed) }
    }

    private mutating func passBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }
}

import Marketplace
import OpenSSL
import TestSupport
import Testing

@testable import LedgerFormat

/// Canonical JSON: one spelling for each value, and no other is read.
struct CanonicalJSONTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written is read, and is written the same`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let value = CanonicalJSON.random(&chance, depth: 3)

        #expect(try CanonicalJSON(reading: value.bytes) == value)
    }

    /// Every change of one byte of a long value, and every beginning of it.
    @Test func `whatever is read has been written so`() throws {
        let value = CanonicalJSON.object([
            "a": .list([.number(-10), .number(0), .bool(true), .text("\u{1F44D}\n\"\\/é~")]),
            "b": .object(["x": .text(""), "y": .bool(false)]), "c": .list([]), "d": .object([:]),
        ])
        let bytes = value.bytes
        var read = 0
        for position in bytes.indices {
            #expect(throws: LedgerError.self) { try CanonicalJSON(reading: Array(bytes[..<position])) }
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[position] = byte
                guard let other = try? CanonicalJSON(reading: changed) else { continue }
                read += 1
                #expect(other.bytes == changed)
            }
        }
        #expect(read > 500, "a byte of a text may be another one")
    }

    @Test(arguments: [
        "", " ", "null", "nul", "tru", "truefalse", "1 ", " 1", "+1", "-", "-0", "01", "00", "-01", "1.0", "1e3", "1E3",
        "9007199254740992", "-9007199254740992", "99999999999999999999999999", "0x1", "\"", "\"a", "'a'",
        "\"\t\"", "\"é\"", "\"\u{7F}\"", #""\n""#, #""\/""#, #""\u0041""#, #""\u00E9""#, #""\u00e""#, #""\u007e""#,
        #""\ud83d""#, #""\udc4d\ud83d""#, #""\ud83dx""#, "[", "[1", "[1,]", "[,1]", "[1 ,2]", "[1, 2]", "[1]]", "{",
        "{}x",
        #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a" :1}"#, #"{a:1}"#, #"{"b":1,"a":2}"#, #"{"a":1,"a":1}"#,
        #"{"\u00e9":1}"#, #"{"a":null}"#, #"{"a":1}{"b":2}"#, "[[[[]]]]", #"{"a":{"a":{"a":{}}}}"#, "\u{FEFF}1", "1\n",
    ])
    func `another spelling is refused`(text: String) {
        #expect(throws: LedgerError.self) { try CanonicalJSON(reading: Array(text.utf8)) }
    }

    @Test(arguments: ["9007199254740991", "-9007199254740991", "0", "-1", "[[[]]]", #""\u0000""#, #""\ud83d\udc4d""#])
    func `the furthest that is allowed is read`(text: String) throws {
        #expect(try CanonicalJSON(reading: Array(text.utf8)).bytes == Array(text.utf8))
    }

    @Test func `nesting without end ends soon`() {
        for character in ["[", #"{"a":"#] {
            let text = String(repeating: character, count: 100_000)
            #expect(throws: LedgerError.self) { try CanonicalJSON(reading: Array(text.utf8)) }
        }
    }
}

/// Lines: a member that does not belong there, or is not what it must be.
struct StrictLineTests {
    private let line =
        #"{"amount":3,"at":1,"by":2,"channel":"phone","conference":"482917","employer":2,"id":"c","kind":"leerbaan","#
        + #""late":false,"offer":1,"pitch":"p1","seq":7,"show":true,"type":"offerMade","v":1}"# + "\n"

    @Test func `the line as it should be is read`() throws {
        #expect(try LedgerEntry(LedgerLine(bytes: Array(line.utf8), words: nil)).fact.seq == 7)
    }

    @Test(arguments: [
        (#""v":1"#, #""v":2"#), (#""v":1"#, #""v":1,"x":1"#), (#""amount":3"#, #""amount":"3""#),
        (#""amount":3,"#, #""amount":3,"asks":[],"#), (#""by":2"#, #""by":"2""#), (#""amount":3,"#, ""),
        (#""pitch":"p1""#, #""pitch":"p01""#), (#""pitch":"p1""#, #""pitch":"1""#), (#""phone""#, #""fax""#),
        (#""offerMade""#, #""offerMaid""#), (#""late":false"#, #""late":0"#), ("}\n", "}"), ("}\n", "}\n\n"),
        ("}\n", "}\r\n"), ("}\n", "} \n"), (#""v":1"#, #""v":1,"words":"ab""#),
    ])
    func `a line that is not as it must be is unreadable`(part: String, other: String) {
        let changed = line.replacing(part, with: other)
        #expect(changed != line)
        #expect(throws: LedgerError.self) { try LedgerEntry(LedgerLine(bytes: Array(changed.utf8), words: nil)) }
    }

    @Test(arguments: [
        #"{"asks":[{"capped":false,"kind":"stage","target":4}],"at":1,"conference":"1","id":"c","pitch":"p1","seq":1,"#
            + #""type":"pitchPut","v":1}"#,
        #"{"asks":[{"kind":"stage","target":4,"x":1}],"at":1,"conference":"1","id":"c","pitch":"p1","seq":1,"#
            + #""type":"pitchPut","v":1}"#,
        #"{"at":1,"conference":"1","id":"c","key":"ab","lost":false,"seq":1,"type":"keyReplaced","v":1}"#,
        #"{"at":1,"conference":"1","id":"c","root":"AB","seq":1,"size":0,"type":"rollbackAccepted","v":1}"#,
        #"{"at":1,"conference":"1","id":"c","person":1,"seq":1,"type":"personErased","v":1,"words":"\#(zeros)"}"#,
    ])
    func `a second spelling of what is absent, or a member within a member, is unreadable`(text: String) {
        #expect(throws: LedgerError.self) {
            try LedgerEntry(LedgerLine(bytes: Array((text + "\n").utf8), words: nil))
        }
    }

    @Test(arguments: [
        #"{"needs":[]}"#, #"{"needs":[],"note":"a","x":1}"#, #"{"note":"a"}"#, #"{"needs":["a",1]}"#, "[]",
    ])
    func `words that are not as they must be are unreadable`(json: String) {
        let words = SealedWords(salt: Array(repeating: 1, count: 32), json: Array(json.utf8))
        let sealed = line.replacing(#""v":1"#, with: #""v":1,"words":"\#(words.digest.hex)""#)
        #expect {
            try LedgerEntry(LedgerLine(bytes: Array(sealed.utf8), words: words))
        } throws: {
            if case LedgerError.unreadable = $0 { true } else { false }
        }
    }

    @Test func `a salt of another length is another salt, whatever its digest`() {
        let json = Array(#"{"needs":["a"]}"#.utf8)
        let words = SealedWords(salt: Array(repeating: 1, count: 32), json: json)
        let shifted = SealedWords(salt: words.salt + json.prefix(1), json: Array(json.dropFirst()))
        let sealed = line.replacing(#""v":1"#, with: #""v":1,"words":"\#(words.digest.hex)""#)

        #expect(shifted.digest == words.digest)
        #expect(throws: LedgerError.wordsChanged(seq: 7)) {
            try LedgerEntry(LedgerLine(bytes: Array(sealed.utf8), words: shifted))
        }
    }
}

private let zeros = String(repeating: "0", count: 64)

extension CanonicalJSON {
    fileprivate static func random(_ chance: inout SeededGenerator, depth: Int) -> CanonicalJSON {
        switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &chance) {
        case 0: return .bool(.random(using: &chance))
        case 1:
            return .number(
                [0, -1, .random(in: -(1 << 53 - 1)...1 << 53 - 1, using: &chance)].randomElement(using: &chance)!)
        case 2: return .text(.random(&chance))
        case 3: return .list((0..<Int.random(in: 0...4, using: &chance)).map { _ in random(&chance, depth: depth - 1) })
        default:
            let names = (0..<Int.random(in: 0...20, using: &chance)).map { _ in
                "k\(Int.random(in: 0...50, using: &chance))"
            }
            let members = Set(names).sorted().map { ($0, random(&chance, depth: depth - 1)) }
            return .object(Dictionary(uniqueKeysWithValues: members))
        }
    }
}

extension String {
    fileprivate static func random(_ chance: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "\\", "/", "\0", "\n", "\u{7F}", "é", "e\u{301}".unicodeScalars.last!, "👍", "~", " ",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &chance) {
            text.unicodeScalars.append(scalars.randomElement(using: &chance)!)
        }
        return text
    }
}

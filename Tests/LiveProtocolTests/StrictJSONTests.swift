import Foundation
import LiveProtocol
import Marketplace
import TestSupport
import Testing

/// What two readers would read differently is read by neither.
struct StrictJSONTests {
    private func refusal(_ bytes: some Collection<UInt8>) -> WireRefusal? {
        do throws(WireRefusal) {
            try StrictJSON.check(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ text: String) -> WireRefusal? { refusal(Array(text.utf8)) }

    @Test(arguments: [
        "{}", "[]", "null", "true", "false", "0", "-0", "1.0", "1e3", "1E+3", "10e-2", #""""#,
        " { \"a\" : [ 1 , 2 ] } \r\n\t",
        #"{"a":{"a":1},"b":[{"a":1},{"a":1}]}"#, #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#, "[[[[[[[[1]]]]]]]]",
        #"{"é":1,"e":2,"":3}"#,
    ])
    func `what is one JSON text is taken`(text: String) {
        #expect(refusal(text) == nil)
    }

    @Test(arguments: [
        "", " ", "\u{FEFF}{}", "{} {}", "{}x", "{}\u{0}", "{", "}", "{]",
        #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#,
        #"{"a":1 "b":2}"#, "{a:1}", "{'a':1}", "[1,]", "[,1]", "[1 2]", "01", "-", "+5", ".5", "5.", "1e", "1e+",
        "0x10", "1_000", "NaN", "Infinity", "-Infinity", "１", "٣", "tru", "nulll", #"""#, #""\x""#, #""\u12g4""#,
        #""\u12"#,
        "\"a\tb\"", "\"a\nb\"", "\"\u{0}\"", "/* */ {}", "{} // x",
    ])
    func `what is not is malformed`(text: String) {
        #expect(refusal(text) == WireRefusal(.malformed))
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, "a"), (#"{"a":1,"b":2,"\u0061":3}"#, "a"), (#"{"x":{"b":1,"b":2}}"#, "x"),
        (#"{"x":[0,{"b":1,"c":0,"b":2}]}"#, "x"), (#"{"<b>":1,"<b>":2}"#, nil), (#"{"é":1,"\u00e9":2}"#, nil),
    ])
    func `a member that is there twice is named, if it could be ours`(text: String, field: String?) {
        #expect(refusal(text) == WireRefusal(.fieldTwice, field: field))
    }

    @Test(arguments: [#"\ud800"#, #"\udc00"#, #"a\ud83db"#, #"\ud83d\ud83d"#, #"\ud83d\u0061"#, #"\uDE00\uD83D"#])
    func `half a character is a text that cannot be`(text: String) {
        let told = refusal(#"{"id":"a","note":"\#(text)"}"#)

        #expect((told?.code, told?.field) == ("textInvalid", "note"))
    }

    @Test func `depth and members have an end`() {
        let members = (0..<StrictJSON.members).map { "\"m\($0)\":0" }.joined(separator: ",")

        #expect(refusal("[[[[[[[[[1]]]]]]]]]") == WireRefusal(.tooLarge))
        #expect(refusal(String(repeating: #"{"a":"#, count: 100_000)) == WireRefusal(.tooLarge))
        #expect(refusal("{\(members)}") == nil)
        #expect(refusal("{\(members),\"z\":0}") == WireRefusal(.tooLarge))
    }

    /// What is taken here, the decoder behind it takes too.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `no bytes whatever make it fall or take what is no JSON`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(#"{"id":"a1","n":-1.5e3,"l":[true,null,"\u00e9\ud83d\ude00"],"o":{"k":"v"}}"#.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...127, using: &generator)
            default: bytes.insert(#"{}[]",:\0e-"#.utf8.randomElement(using: &generator) ?? 0, at: place)
            }
        }
        if refusal(bytes) == nil {
            #expect((try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil)
        }
    }
}

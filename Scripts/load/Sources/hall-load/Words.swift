/// What this program says to a server.
struct Words {
    /// Begins every id of this run, so that a second run with the same data repeats nothing.
    let run = UInt64.random(in: .min ... .max)
    private(set) var lastNumber: UInt64 = 0
    /// The frame of an offer; all have the same length and differ in the digits of the id.
    private var offer: [UInt8]
    /// Where in it the digits of the number are.
    private var digits = 0..<0

    init() {
        offer = []
        let first = command("makeOffer", #""pitch":"p1","kind":"stage","amount":1,"show":true"#)
        offer = first.frame
        let end = offer.lastIndex(of: UInt8(ascii: "{"))! + #"{"id":""#.utf8.count + first.id.digits.utf8.count
        digits = end - 16..<end
    }

    mutating func command(_ type: String, _ fields: String) -> (id: CommandID, frame: [UInt8]) {
        lastNumber += 1
        let id = CommandID(run: run, number: lastNumber)
        let text = #"{"id":"\#(id.digits)","type":"\#(type)",\#(fields)}"#
        return (id, Frames.masked(Frames.text, Array(text.utf8)))
    }

    /// The frame of the next offer, whose id has ``lastNumber`` then.
    mutating func nextOffer() -> [UInt8] {
        lastNumber += 1
        var rest = lastNumber
        for index in digits.reversed() {
            let digit = UInt8(rest & 15)
            offer[index] = digit < 10 ? 0x30 + digit : 0x61 - 10 + digit
            rest >>= 4
        }
        return offer
    }

    /// Events as a server would tell them, for a server that only passes things on.
    static func events(_ seqs: Range<Int>) -> String {
        let events = seqs.map { seq in
            #"""
            {"amount":1,"at":"2026-11-26T16:40:00.123Z","by":{"badge":137,"organisation":"Bakkerij Van der Meer"},\#
            "kind":"stage","offer":\#(seq),"pitch":"p1","seq":\#(seq),"type":"offerMade"}
            """#
        }
        return #"{"events":[\#(events.joined(separator: ","))],"type":"events"}"#
    }
}

import NIOCore
import Testing

@testable import Crowd

/// Frames that everybody gets are read once, and mean the same to everybody.
struct EarsTests {
    @Test func `what everybody hears is what each would read`() {
        var hall = TestHall()
        let frames = [hall.opens(), hall.closes()]
        let ears = Ears()
        let text = #"{"events":[{"at":"","pitch":"p1","seq":9,"type":"offersOpened"}],"type":"events"}"#

        for _ in 0..<3 { #expect(ears.hear(ByteBuffer(string: text)) == .events([.opened(pitch: "p1")], seq: 9)) }
        #expect(frames.allSatisfy { if case .events = $0 { true } else { false } })
    }

    @Test func `frames of the same length are told apart`() {
        let ears = Ears()
        for number in 1...9 {
            let text = #"{"events":[{"at":"","pitch":"p\#(number)","seq":9,"type":"offersClosed"}],"type":"events"}"#

            #expect(ears.hear(ByteBuffer(string: text)) == .events([.closed(pitch: "p\(number)")], seq: 9))
        }
    }

    @Test(arguments: [
        "", "{", "[]", #"{"type":7}"#, #"{"type":"recorded"}"#, #"{"here":3,"screens":1,"type":"presence"}"#,
    ])
    func `what says nothing to a bidder is let go by`(text: String) {
        #expect(Ears().hear(ByteBuffer(string: text)) == .other)
    }
}

import LiveProtocol
import Testing

/// The frame that answers a command.
struct AnswerTests {
    @Test func `an answer has what came of a command, sorted by name, and nothing that did not`() {
        let offer = Answer.recorded(Recorded(seq: 119, offer: 42))
        #expect(text(offer, "a1b2") == #"{"id":"a1b2","offer":42,"repeated":false,"seq":119,"type":"recorded"}"#)
        #expect(text(.recorded(Recorded(seq: 1)), nil) == #"{"repeated":false,"seq":1,"type":"recorded"}"#)
    }

    @Test func `all that may have come of a command is there`() {
        var all = Recorded(seq: 7, offer: 3, pitch: "p12", badge: 137, late: true, repeated: true)
        all.prepared = 5

        #expect(
            text(.recorded(all), "x.y_z:1-2") == """
                {"badge":137,"id":"x.y_z:1-2","late":true,"offer":3,"pitch":"p12","prepared":5,"repeated":true,\
                "seq":7,"type":"recorded"}
                """
        )
    }

    private func text(_ answer: Answer, _ id: String?) -> String {
        String(decoding: answer.frame(id: id), as: UTF8.self)
    }
}

import Marketplace
import TestSupport
import Testing

/// The jury judges while it is open; the last word of each member counts.
struct JuryTests {
    @Test func `a verdict is kept, and the next by the same member takes its place`() {
        var conference = judging()
        conference.must(.judgePitch(.p1, points: 2, praise: nil), by: .jules)
        conference.must(.judgePitch(.p1, points: 5, praise: "Mooi dat u dit doet."), by: .jules)

        let verdicts = conference.verdicts(on: .p1)

        #expect(verdicts.map(\.points) == [5])
        #expect(verdicts.map(\.praise) == ["Mooi dat u dit doet."])
    }

    @Test func `nobody judges before it opens or after it closed`() {
        var conference = Conference.sample(pitch: .closed)
        #expect(conference.refusal(.judgePitch(.p1, points: 3, praise: nil), by: .jules) == .juryClosed)

        conference.must(.openJury, by: .mo)
        #expect(conference.refusal(.openJury, by: .olga) == .juryOpen)
        conference.must(.closeJury, by: .olga)

        #expect(conference.refusal(.judgePitch(.p1, points: 3, praise: nil), by: .jules) == .juryClosed)
        #expect(conference.refusal(.closeJury, by: .mo) == .juryClosed)
    }

    @Test(arguments: [Actor.anna, .saskia, .klaas, .mo, .olga, .scherm])
    func `only the jury judges`(actor: Actor) {
        #expect(judging().refusal(.judgePitch(.p1, points: 3, praise: nil), by: actor) == .notAllowed)
    }

    @Test(arguments: [Actor.anna, .saskia, .klaas, .jules, .scherm])
    func `only who runs the stage opens and closes the jury`(actor: Actor) {
        #expect(Conference.sample().refusal(.openJury, by: actor) == .notAllowed)
        #expect(judging().refusal(.closeJury, by: actor) == .notAllowed)
    }

    @Test(arguments: [0, 6, -1, Int.min, .max])
    func `points are 1 to 5`(points: Int) {
        #expect(judging().refusal(.judgePitch(.p1, points: points, praise: nil), by: .jules) == .pointsInvalid)
    }

    @Test func `praise is one sentence, and can be shown`() {
        let conference = judging()
        func refusal(_ praise: String) -> Refusal? {
            conference.refusal(.judgePitch(.p1, points: 3, praise: praise), by: .jules)
        }

        #expect(refusal(String(repeating: "é", count: Limits.line)) == nil)
        #expect(refusal(String(repeating: "é", count: Limits.line + 1)) == .textTooLong)
        #expect(refusal("omge\u{202E}draaid") == .textInvalid)
    }

    @Test func `what is not there or not ready is not judged`() {
        var conference = Conference.sample(pitch: .draft)
        conference.must(.putPitch(.p1, .sample(asks: []), owner: nil), by: .saskia)
        conference.must(.openJury, by: .mo)

        #expect(conference.refusal(.judgePitch(.p1, points: 3, praise: nil), by: .jules) == .pitchIncomplete)
        #expect(conference.refusal(.judgePitch(.p2, points: 3, praise: nil), by: .jules) == .pitchUnknown)
    }

    @Test func `who is erased leaves points, and no sentence, not even an older one`() {
        var conference = judging()
        conference.must(.judgePitch(.p1, points: 2, praise: "Eerst dit."), by: .jules)
        let first = conference.seq
        conference.must(.judgePitch(.p1, points: 4, praise: "Toen dat."), by: .jules)
        #expect(conference.lines(about: PersonID(7)).suffix(2) == [first, first + 1])

        conference.must(.erasePerson(PersonID(7)), by: .olga)

        #expect(conference.verdicts(on: .p1).map(\.points) == [4])
        #expect(conference.verdicts(on: .p1).map(\.praise) == [nil])
    }

    private func judging() -> Conference {
        var conference = Conference.sample(pitch: .closed)
        conference.must(.openJury, by: .mo)
        return conference
    }
}

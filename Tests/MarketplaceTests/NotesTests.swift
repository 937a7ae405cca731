import Marketplace
import TestSupport
import Testing

/// What a wethouder writes for herself beside her pitch.
struct NotesTests {
    @Test func `who writes the pitch anew without notes keeps them`() {
        var conference = noted("Adem in.")

        conference.must(.putPitch(.p1, .sample(title: "Anders"), owner: nil), by: .olga)

        #expect(conference.pitch(.p1)?.content.words?.notes == "Adem in.")
        #expect(conference.pitch(.p1)?.content.words?.title == "Anders")
    }

    @Test func `an empty text takes them away`() {
        var conference = noted("Adem in.")

        conference.must(.putPitch(.p1, content(notes: ""), owner: nil), by: .saskia)

        #expect(conference.pitch(.p1)?.content.words?.notes == nil)
    }

    @Test func `taking them away could have happened`() throws {
        let conference = noted("Adem in.")
        let events = try conference.decide(.putPitch(.p1, content(notes: ""), owner: nil), by: .saskia, at: .t(1))

        let fact = Fact(seq: conference.seq + 1, at: .t(1), by: Actor.saskia.person, event: events[0])

        #expect(throws: Never.self) { try conference.couldHaveHappened(fact) }
    }

    @Test func `they are two minutes of speech at most`() {
        let conference = noted("")
        func refusal(_ notes: String) -> Refusal? {
            conference.refusal(.putPitch(.p1, content(notes: notes), owner: nil), by: .saskia)
        }

        #expect(refusal(String(repeating: "x", count: Limits.notes)) == nil)
        #expect(refusal(String(repeating: "x", count: Limits.notes + 1)) == .textTooLong)
    }

    private func noted(_ notes: String) -> Conference {
        var conference = Conference.sample()
        conference.must(.putPitch(nil, content(notes: notes), owner: nil), by: .saskia)
        return conference
    }

    private func content(notes: String) -> Pitch.Content {
        var content = Pitch.Content.sample()
        content.words?.notes = notes
        return content
    }
}

import LiveProtocol
import Marketplace
import TestSupport
import Testing

/// What the hall must not learn.
struct SecrecyTests {
    private func events(_ play: (inout Conference) -> Void) -> String {
        var conference = Conference.sample(pitch: .open)
        let before = conference.seq
        play(&conference)
        #expect(conference.seq > before)
        return told(conference, after: before)
    }

    /// Every frame about the offers of a conference, as it is said in the hall.
    private func told(_ conference: Conference, after seq: Int) -> String {
        conference.offers.filter { $0.seq > seq }.map { offer in
            let made = OfferMade(
                number: offer.number,
                pitch: offer.pitch,
                kind: offer.kind,
                amount: offer.amount,
                employer: offer.employer,
                channel: offer.channel,
                show: offer.show,
                late: offer.late,
                words: offer.words
            )
            let facts = [
                Fact(seq: 1, at: .t(0), by: offer.employer, event: .offerMade(made)),
                Fact(seq: 2, at: .t(0), by: nil, event: .lateAccepted(offer.number)),
                Fact(seq: 3, at: .t(0), by: nil, event: .offerWithdrawn(offer.number, reason: "geheim")),
            ]
            return facts.map { String(decoding: WireJSON.encode(HallEvent($0, in: conference)), as: UTF8.self) }
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    @Test func `who hides their name is known by their sector alone`() {
        let said = events { $0.must(.offer("leerbaan", 2, show: false), by: .anna) }

        #expect(said.contains(#""by":{"sector":"zorg"}"#))
        #expect(!said.contains("Anna"))
        #expect(!said.contains("101"))
    }

    @Test func `who shows their name is called by their organisation`() {
        let said = events { $0.must(.offer("leerbaan", 2), by: .anna) }

        #expect(said.contains(#""by":{"badge":101,"organisation":"Anna BV","sector":"zorg"}"#))
    }

    @Test func `remarks and reasons stay out of the hall`() {
        let words = Offer.Words(note: "bel 06-12345678", needs: ["jobcoach"])
        let form = OfferForm(pitch: .p1, kind: "leerbaan", amount: 1, words: words)
        let said = events { $0.must(.makeOffer(form), by: .anna) }

        #expect(!said.contains("06-12345678"))
        #expect(!said.contains("jobcoach"))
        #expect(!said.contains("geheim"))
    }

    @Test func `a request to be called back names nobody`() {
        let said = events { $0.must(.offer("belmij"), by: .anna) }

        #expect(!said.contains("Anna"))
        #expect(said.contains(#""counted":false"#))
    }

    @Test func `you are told of your own offers only`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 1), by: .anna)
        conference.must(.offer("leerbaan", 2), by: .bob)
        let anna = You(conference.person(PersonID(5))!, in: conference)

        #expect(anna.offers.map(\.amount) == [1])
        #expect(anna.badge == 101)
        #expect(anna.pitches == nil)
    }
}

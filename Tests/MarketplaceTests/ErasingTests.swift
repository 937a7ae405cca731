import Marketplace
import TestSupport
import Testing

/// Forgetting who somebody was.
struct ErasingTests {
    @Test func `what is personal goes, what was promised stays`() throws {
        var conference = Conference.sample(pitch: .open)
        let form = OfferForm(pitch: .p1, kind: "leerbaan", amount: 3, words: .init(note: "bel mij", needs: []))
        conference.must(.makeOffer(form), by: .anna)
        conference.must(.makeOffer(form), by: .anna)
        conference.must(.withdrawOffer(2, reason: "ziek"), by: .anna)
        let anna = try #require(Actor.anna.person)
        let lines = conference.lines(about: anna)
        conference.must(.erasePerson(anna), by: .olga)

        #expect(lines.count == 4, "her admission, two offers, and why one was taken back")
        #expect(conference.person(anna)?.words == nil)
        #expect(conference.person(anna)?.erased == true)
        #expect(conference.offers.allSatisfy { $0.words == nil && $0.reason == nil })
        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 3])
        #expect(conference.offers(of: anna).count == 2)
    }

    @Test func `only the organiser and the house forget anybody, once, and she not herself`() throws {
        var conference = Conference.sample()
        let anna = try #require(Actor.anna.person)
        for actor in [Actor.anna, .mo, .klaas, .saskia] {
            #expect(conference.refusal(.erasePerson(anna), by: actor) == .notAllowed)
        }
        #expect(conference.refusal(.erasePerson(PersonID(99)), by: .olga) == .personUnknown)
        #expect(conference.refusal(.erasePerson(try #require(Actor.olga.person)), by: .olga) == .notAllowed)
        conference.must(.erasePerson(anna), by: .house)
        #expect(conference.refusal(.erasePerson(anna), by: .house) == .personUnknown)
    }

    @Test func `nothing new is written about somebody who was forgotten`() throws {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 3), by: .anna)
        conference.must(.erasePerson(try #require(Actor.anna.person)), by: .olga)

        #expect(conference.refusal(.offer("leerbaan", 1), by: .anna) == .personUnknown)
        let events = conference.must(.withdrawOffer(1, reason: "Anna belde af"), by: .olga)
        #expect(events == [.offerWithdrawn(1, reason: nil)])
    }

    @Test func `a badge that was given back can be worn by somebody else`() throws {
        var conference = Conference.sample()
        conference.must(.erasePerson(try #require(Actor.anna.person)), by: .olga)
        let words = Person.Words(badge: 101, name: "Anouk", organisation: "Anouk BV")

        #expect(conference.refusal(.admit(role: .employer, words: words, sector: nil, show: true), by: .house) == nil)
    }

    private static let days: [(String?, Int64, Bool)] = [
        ("2019-03-21", 0, false), ("2019-03-20", 0, true), ("2019-03-21", 11 * 3600, true), (nil, 1_000_000, false),
    ]

    @Test(arguments: days)
    func `a conference keeps what is personal until the end of a day`(day: String?, seconds: Int64, expired: Bool) {
        var charter = Charter.sample()
        charter.date = "2019-03-20"
        charter.keepUntil = day
        var conference = Conference()
        conference.must(.createConference(charter))

        #expect(conference.isExpired(at: .t(seconds)) == expired)
    }

    @Test(arguments: ["2019-02-29", "2019-13-01", "21-03-2019", "2019-3-21", "", "2019-00-10", "２０１９-03-21"])
    func `a day that does not exist is refused`(day: String) {
        var charter = Charter.sample()
        charter.keepUntil = day

        #expect(Conference().refusal(.createConference(charter), by: .house) == .dateInvalid)
    }

    @Test(arguments: ["1970-01-01", "2000-02-29", "2019-03-21", "2027-12-31", "9999-12-31"])
    func `a day is read as it is written`(day: String) throws {
        #expect(try #require(Moment(dayInUTC: day)).rfc3339 == day + "T00:00:00.000Z")
    }
}

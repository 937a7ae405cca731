import Marketplace
import TestSupport
import Testing

/// Who comes in, under which number.
struct AdmittingTests {
    private func admission(_ role: Role = .employer, badge: Badge? = nil, name: String = "Vera") -> Command {
        .admit(role: role, words: .init(badge: badge, name: name, organisation: "Vera BV"), sector: nil, show: true)
    }

    @Test func `those who come without a badge get the next free number from 900`() {
        var conference = Conference.sample()
        conference.must(admission(badge: 901))
        conference.must(admission())
        conference.must(admission())

        #expect(conference.people.suffix(3).map { $0.words?.badge } == [901, 900, 902])
    }

    @Test func `staff needs no number`() {
        var conference = Conference.sample()
        conference.must(admission(.clerk))

        #expect(conference.people.last?.words?.badge == nil)
    }

    @Test(arguments: [101, 0, -1, Limits.badge + 1, .max, .min])
    func `a number that is taken or out of range is refused`(badge: Badge) {
        #expect(Conference.sample().refusal(admission(badge: badge), by: .olga) == .badgeTaken)
    }

    @Test func `a clerk lets employers in, and nobody who could lead the hall`() {
        let conference = Conference.sample()

        #expect(conference.refusal(admission(), by: .klaas) == nil)
        #expect(conference.refusal(admission(.moderator), by: .klaas) == .notAllowed)
        #expect(conference.refusal(admission(), by: .anna) == .notAllowed)
    }

    @Test func `a name of blanks is none`() {
        #expect(Conference.sample().refusal(admission(name: " \u{200B}\u{2060}"), by: .olga) == .textMissing)
    }

    @Test func `the person of an admission is found by its line`() {
        var conference = Conference.sample()
        conference.must(admission(name: "Laatste"))

        for person in conference.people { #expect(conference.person(admittedBy: person.seq) == person) }
        #expect(conference.person(admittedBy: 1) == nil)
        #expect(conference.person(admittedBy: conference.seq + 1) == nil)
    }

    @Test func `a conference is founded once, by the house`() {
        #expect(Conference().refusal(.createConference(.sample()), by: .olga) == .notAllowed)
        #expect(Conference().refusal(admission(), by: .house) == .conferenceUnknown)
        #expect(Conference.sample().refusal(.createConference(.sample()), by: .house) == .conferenceUnknown)
    }
}

struct MomentTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (1_553_177_100_123, "2019-03-21T14:05:00.123Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (.max, "292278994-08-17T07:12:55.807Z"),
        (.min, "-292275055-05-16T16:47:04.192Z"),
    ])
    func `a moment is written as RFC 3339`(milliseconds: Int, text: String) {
        #expect(Moment(milliseconds: Int64(milliseconds)).rfc3339 == text)
    }
}

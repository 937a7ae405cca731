import Marketplace
import TestSupport
import Testing

/// Lists that are brought in, and corrections of who is there.
struct EnrollingTests {
    private func row(_ name: String, badge: Badge? = nil, person: PersonID? = nil) -> Enrolment {
        Enrolment(
            person: person,
            role: .employer,
            words: Person.Words(badge: badge, name: name, organisation: "\(name) BV")
        )
    }

    @Test func `a list gives numbers from 100, past those that are worn, reserved or named further down`() {
        var conference = Conference.sample(in: .concept)
        conference.must(.changeCharter(.walkIns(104, 105)), by: .olga)
        let rows = ["A", "B", "C", "D"].map { row($0) } + [row("E", badge: 106)]

        conference.must(.enrol(rows), by: .olga)

        // 101 and 102 are Anna's and Bob's.
        #expect(conference.people.suffix(5).map(\.words?.badge) == [100, 103, 107, 108, 106])
    }

    @Test func `of a list with one bad row nothing is taken in`() {
        let conference = Conference.sample(in: .concept)
        let rows = [row("A"), row("B", badge: 101), row("C")]

        #expect(conference.refusal(.enrol(rows), by: .olga) == .badgeTaken)
    }

    @Test func `a row about somebody who is there changes them, and they keep their number`() {
        var conference = Conference.sample(in: .concept)
        conference.must(.enrol([row("Anna de Vries", person: PersonID(5))]), by: .olga)

        let anna = conference.person(PersonID(5))
        #expect(anna?.words?.name == "Anna de Vries")
        #expect(anna?.words?.badge == 101)
        #expect(conference.lines(about: PersonID(5)) == [anna!.seq, conference.seq])
    }

    @Test func `a correction keeps what it does not name, and an empty text takes away`() {
        var conference = Conference.sample()
        var change = PersonChange(name: "Anna de Vries")
        change.email = "anna@voorbeeld.nl"
        conference.must(.changePerson(PersonID(5), change), by: .olga)
        change = PersonChange()
        change.email = ""
        conference.must(.changePerson(PersonID(5), change), by: .olga)

        #expect(conference.person(PersonID(5))?.words?.name == "Anna de Vries")
        #expect(conference.person(PersonID(5))?.words?.organisation == "Anna BV")
        #expect(conference.person(PersonID(5))?.words?.email == nil)
    }

    @Test func `a number that somebody gives up is free`() {
        var conference = Conference.sample()
        conference.must(.changePerson(PersonID(5), PersonChange(badge: 200)), by: .olga)

        #expect(conference.person(wearing: 200)?.id == PersonID(5))
        #expect(conference.refusal(.changePerson(PersonID(6), PersonChange(badge: 101)), by: .olga) == nil)
        #expect(conference.refusal(.changePerson(PersonID(6), PersonChange(badge: 200)), by: .olga) == .badgeTaken)
    }

    @Test func `who has offered stays an employer`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna)

        #expect(conference.refusal(.changePerson(PersonID(5), PersonChange(role: .jury)), by: .olga) == .roleInUse)
        #expect(conference.refusal(.changePerson(PersonID(6), PersonChange(role: .jury)), by: .olga) == nil)
        #expect(conference.refusal(.changePerson(PersonID(4), PersonChange(role: .jury)), by: .olga) == .roleInUse)
    }

    @Test(arguments: ["a@b.nl", "van.der-ost+werk@sub.voorbeeld.nl"])
    func `this can be an address`(email: String) {
        #expect(refusal(ofEmail: email) == nil)
    }

    @Test(arguments: ["a", "a@b", "@b.nl", "a@b.", "a b@c.nl", "a@b@c.nl", "a@.nl", "a\u{2003}@b.nl"])
    func `this can be none`(email: String) {
        #expect(refusal(ofEmail: email) == .emailInvalid)
    }

    private func refusal(ofEmail email: String) -> Refusal? {
        var change = PersonChange()
        change.email = email
        return Conference.sample().refusal(.changePerson(PersonID(5), change), by: .olga)
    }

    @Test func `whose badge was taken back does nothing more, until they get another link`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.revokePerson(PersonID(5)), by: .olga)

        #expect(conference.refusal(.offer(), by: .anna) == .personUnknown)
        #expect(conference.refusal(.offer(badge: 101), by: .klaas) == .personUnknown)
        #expect(conference.refusal(.revokePerson(PersonID(1)), by: .olga) == .notAllowed)
        conference.must(.renewLink(PersonID(5)), by: .klaas)
        #expect(conference.refusal(.offer(), by: .anna) == nil)
        #expect(conference.refusal(.renewLink(PersonID(2)), by: .klaas) == .notAllowed)
        #expect(conference.refusal(.renewLink(PersonID(99)), by: .klaas) == .notAllowed, "as if there")
        #expect(conference.refusal(.renewLink(PersonID(99)), by: .olga) == .personUnknown)
    }

    @Test func `organisations that are one get one name`() {
        var conference = Conference.sample()
        let events = conference.must(.mergeOrganisations(["Bob BV", "Wim BV"], into: "Bob B.V."), by: .olga)

        #expect(events.count == 2)
        #expect(conference.person(PersonID(6))?.words?.organisation == "Bob B.V.")
        #expect(conference.refusal(.mergeOrganisations(["Niemand"], into: "Bob B.V."), by: .olga) == .personUnknown)
    }

    @Test func `whoever is erased is forgotten in every line that described them`() {
        var conference = Conference.sample()
        conference.must(.changePerson(PersonID(5), PersonChange(name: "Anna de Vries")), by: .olga)
        let lines = conference.lines(about: PersonID(5))

        #expect(lines.count == 2)
        conference.must(.erasePerson(PersonID(5)), by: .olga)
        #expect(conference.person(PersonID(5))?.words == nil)
        #expect(conference.refusal(.changePerson(PersonID(5), PersonChange(name: "X")), by: .olga) == .personUnknown)
    }
}

extension CharterChange {
    static func walkIns(_ first: Badge, _ last: Badge) -> CharterChange {
        var change = CharterChange()
        (change.walkInsFrom, change.walkInsTo) = (first, last)
        return change
    }
}

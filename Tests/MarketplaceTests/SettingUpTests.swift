import Marketplace
import TestSupport
import Testing

/// What a conference is, its running order, and what came over from the last one.
struct SettingUpTests {
    private func charter(_ body: (inout CharterChange) -> Void) -> Command {
        var change = CharterChange()
        body(&change)
        return .changeCharter(change)
    }

    @Test func `what is not named stays, and an empty text takes away`() {
        var conference = Conference.sample()
        conference.must(
            charter {
                $0.name = "Werkdag"; $0.venue = ""; $0.wifi = Wifi(name: "Zaal")
            }, by: .olga)

        #expect(conference.charter?.words?.name == "Werkdag")
        #expect(conference.charter?.words?.venue == nil)
        #expect(conference.charter?.words?.host == "ProRail")
        #expect(conference.charter?.words?.wifi == Wifi(name: "Zaal"))
        conference.must(charter { $0.wifi = Wifi(name: "") }, by: .olga)
        #expect(conference.charter?.words?.wifi == nil)
    }

    @Test func `a kind or region that something stands on stays`() {
        let conference = Conference.sample(pitch: .ready)
        func refusal(_ body: (inout CharterChange) -> Void) -> Refusal? {
            conference.refusal(charter(body), by: .olga)
        }

        #expect(refusal { $0.kinds = [KindRule(key: "leerbaan")] } == .kindInUse)
        #expect(refusal { $0.kinds = [KindRule(key: "meedenken", single: false)] } == .kindInUse)
        #expect(refusal { $0.kinds = [KindRule(key: "meedenken", single: true)] } == nil)
        #expect(refusal { $0.regions = ["AM19"] } == .regionInUse)
        #expect(refusal { $0.regions = ["AM17"] } == nil)
    }

    @Test func `what cannot be is refused`() {
        let conference = Conference.sample()
        func refusal(_ body: (inout CharterChange) -> Void) -> Refusal? {
            conference.refusal(charter(body), by: .olga)
        }

        #expect(refusal { $0.date = "2027-02-30" } == .dateInvalid)
        #expect(refusal { $0.keepUntil = "morgen" } == .dateInvalid)
        #expect(refusal { $0.name = "" } == .textMissing)
        #expect(refusal { $0.walkInsFrom = 0 } == .badgeRangeInvalid)
        #expect(refusal { $0.walkInsTo = 899 } == .badgeRangeInvalid)
        #expect(refusal { $0.walkInsTo = Limits.badge + 1 } == .badgeRangeInvalid)
        #expect(refusal { $0.wifi = Wifi(name: String(repeating: "x", count: 33)) } == .textTooLong)
        #expect(conference.refusal(charter { $0.name = "X" }, by: .mo) == .notAllowed)
    }

    @Test(arguments: ["0000-01-01", "1969-12-31", "1999-12-31", "2200-01-01", "9999-12-31"])
    func `a date in a year that nobody means is refused`(day: String) throws {
        let conference = Conference.sample()
        let freeze = try #require(Moment(dayInUTC: day)).milliseconds

        #expect(conference.refusal(charter { $0.date = day }, by: .olga) == .dateInvalid)
        #expect(conference.refusal(charter { $0.keepUntil = day }, by: .olga) == .dateInvalid)
        #expect(conference.refusal(charter { $0.freezeAt = freeze }, by: .olga) == .dateInvalid)
    }

    @Test(arguments: [Int64.min, .max, 253_402_300_800_000, 1 << 53])
    func `a moment far from any year is refused, however far`(milliseconds: Int64) {
        #expect(Conference.sample().refusal(charter { $0.freezeAt = milliseconds }, by: .olga) == .dateInvalid)
    }

    @Test func `nothing is kept until a day before the conference`() {
        var conference = Conference.sample()
        #expect(conference.refusal(charter { $0.keepUntil = "2019-03-20" }, by: .olga) == .dateInvalid)
        let far = charter {
            $0.date = "2199-12-31"; $0.keepUntil = "2199-12-31"
        }
        #expect(conference.refusal(far, by: .olga) == nil)

        conference.must(charter { $0.keepUntil = "2019-03-21" }, by: .olga)
        #expect(conference.refusal(charter { $0.date = "2019-03-22" }, by: .olga) == .dateInvalid)
    }

    @Test func `people without a badge get numbers of the range that is set`() {
        var conference = Conference.sample()
        conference.must(
            charter {
                $0.walkInsFrom = 500; $0.walkInsTo = 510
            }, by: .olga)
        let words = Person.Words(name: "Wil", organisation: "Wil BV")
        conference.must(.admit(role: .employer, words: words, sector: nil, show: true), by: .klaas)
        conference.must(.admit(role: .employer, words: words, sector: nil, show: true), by: .klaas)

        #expect(conference.people.suffix(2).map(\.words?.badge) == [500, 501])
    }

    @Test func `once pitches are frozen only the organiser writes`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(charter { $0.freezeAt = Moment.t(100).milliseconds }, by: .olga)
        let put = Command.putPitch(.p1, .sample(title: "Anders"), owner: nil)

        #expect(conference.refusal(put, by: .saskia, at: .t(99)) == nil)
        #expect(conference.refusal(put, by: .saskia, at: .t(100)) == .pitchesFrozen)
        #expect(conference.refusal(put, by: .olga, at: .t(100)) == nil)
        conference.must(charter { $0.freezeAt = 0 }, by: .olga)
        #expect(conference.refusal(put, by: .saskia, at: .t(100)) == nil)
    }

    @Test func `the programme puts pitches in order, and those without a place last`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.putPitch(nil, .sample(title: "Twee"), owner: nil), by: .wim)
        conference.must(.putPitch(nil, .sample(title: "Drie"), owner: nil), by: .wim)
        conference.must(
            .putProgramme(
                Programme(items: [.init(pitch: PitchID(3)), .init(kind: .break, minutes: 15)], titles: ["", "Koffie"])
            ),
            by: .mo
        )

        #expect(conference.pitchesInOrder.map(\.id.number) == [3, 1, 2])
    }

    @Test func `a programme that cannot be is refused`() {
        let conference = Conference.sample(pitch: .ready)
        func refusal(_ items: [Programme.Item], _ titles: [String]) -> Refusal? {
            conference.refusal(.putProgramme(Programme(items: items, titles: titles)), by: .olga)
        }

        #expect(refusal([.init(pitch: .p1), .init(pitch: .p1)], ["", ""]) == .tooMany)
        #expect(refusal([.init(pitch: .p2)], [""]) == .pitchUnknown)
        #expect(refusal([.init(kind: .break)], [""]) == .textMissing)
        let times = ["24:00", "25:00", "9:30", "14:60", "+1:00", "-0:30", "1 :30", "14.30", "14:30:00", "１4:3"]
        for time in times {
            #expect(refusal([.init(pitch: .p1, startsAt: time)], [""]) == .timeInvalid)
        }
        for minutes in [.min, -10, 0, 241, 481, .max] {
            #expect(refusal([.init(pitch: .p1, minutes: minutes)], [""]) == .timeInvalid)
        }
        #expect(refusal([.init(pitch: .p1, startsAt: "23:59", minutes: 240)], [""]) == nil)
    }

    @Test func `commitments come over by the house alone, and are forgotten with whom they are of`() {
        var conference = Conference.sample()
        let words = Carried.Words(title: "Poelenburg", municipality: nil, organisation: "Anna BV", name: "Anna")
        let carried = Carried(
            from: "111111", offer: 7, kind: "leerbaan", amount: 2, employer: PersonID(5), words: words)

        #expect(conference.refusal(.carry([carried]), by: .olga) == .notAllowed)
        conference.must(.carry([carried]))
        #expect(conference.carried == [carried])
        #expect(conference.lines(about: PersonID(5)).contains(conference.seq))
        conference.must(.erasePerson(PersonID(5)), by: .olga)
        #expect(conference.carried.first?.words == nil)
        #expect(conference.carried.first?.amount == 2)
    }

    @Test func `what the staff did is noted, a list as one act, and what employers do is not`() {
        var conference = Conference.sample(pitch: .open)
        let before = conference.acts.count
        let rows = (1...3).map { number in
            Enrolment(role: .employer, words: Person.Words(name: "N\(number)", organisation: "O"))
        }
        conference.must(.enrol(rows), by: .olga)
        conference.must(.offer(), by: .anna)
        conference.must(.takeList("commitments.csv", people: 3), by: .olga)

        #expect(conference.acts.dropFirst(before).map(\.count) == [3, 1])
        #expect(conference.acts.last?.by == Actor.olga.person)
    }

    @Test func `a pitch that is written anew knows the line that held it before`() {
        var conference = Conference.sample(pitch: .ready)
        let first = conference.seq
        conference.must(.putPitch(.p1, .sample(title: "Anders"), owner: nil), by: .olga)

        #expect(conference.acts.last?.previous == first)
    }
}

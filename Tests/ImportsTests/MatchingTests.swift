import Imports
import Marketplace
import TestSupport
import Testing

/// Who on a list is here already (RELIABILITY: F8 115 and 116).
struct MatchingTests {
    private let header = "naam;organisatie;functie;e-mail;extern nummer;badge\n"

    private func again(_ before: String, _ after: String) throws -> (ListImport, Conference) {
        var conference = try Conference.enrolled(header + before)
        let list = try ListImport(header + after, into: conference)
        if !list.enrolments.isEmpty { conference.must(.enrol(list.enrolments)) }
        return (list, conference)
    }

    @Test func `the same list twice changes nothing`() throws {
        let rows = (1...500).map { "Naam \($0);Bedrijf \($0 % 50);Baas;n\($0)@a.example;;\n" }.joined()
        let (list, conference) = try again(rows, rows)

        #expect(list.counts == [0, 0, 500])
        #expect(list.enrolments.isEmpty)
        #expect(conference.people.count == 500)
    }

    @Test func `one bad line among 500 keeps all of them out, and every fault is counted`() throws {
        let rows = (1...500).map { "Naam \($0);\($0 == 250 ? "" : "Bedrijf");;;;\n" }.joined()
        let list = try ListImport(header + rows)

        #expect(list.faults == ["251 organisationMissing"])
        #expect(list.enrolments.isEmpty)

        let many = try ListImport(header + (1...500).map { "Naam \($0);;;;;\n" }.joined())
        #expect(many.report.errorCount == 500)
        #expect(many.report.errors.count == 50)
        #expect(many.report.errors.map(\.line) == Array(2...51))
    }

    @Test(arguments: [
        ("Anna;A;;anna@a.example;7;", "Anna Bos;B;;other@a.example;7;", "number"),
        ("Anna;A;;anna@a.example;;", "Anna;B;;ANNA@a.example;7;", "address"),
        ("Anna;A;;;;", "Anna;A;Baas;anna@a.example;7;", "name and organisation"),
        ("Anna;A BV;;;;", "ANNA;a b.v.;;;;", "name and organisation, spelled differently"),
    ])
    func `somebody is known by number, else address, else name and organisation`(
        before: String,
        after: String,
        by: String
    ) throws {
        let (list, conference) = try again(before + "\n", after + "\n")

        #expect(list.counts == [0, 1, 0], "\(by)")
        #expect(conference.people.count == 1)
        #expect(conference.people[0].words?.name == after.split(separator: ";").first.map(String.init))
    }

    @Test func `two who share an address keep apart`() throws {
        let two = "Anna;A;;info@a.example;;\nBob;A;;info@a.example;;\n"
        let (list, _) = try again(two, "Bob;A;Baas;info@a.example;;\nAnna;A;;info@a.example;;\n")

        #expect(list.counts == [0, 1, 1])
        #expect(list.enrolments.first?.person == PersonID(2))
        #expect(try ListImport(header + two).doubts == ["3 emailShared"])
    }

    @Test func `another number in the organiser's list is another person`() throws {
        let (list, _) = try again("Anna;A;;;7;\n", "Anna;A;;;8;\n")

        #expect(list.counts == [1, 0, 0])
        #expect(list.doubts == ["2 namesake"])
    }

    @Test func `an address with another name is an update, and doubtful`() throws {
        let (list, _) = try again("Anna;A;;info@a.example;;\n", "Bob;A;;info@a.example;;\n")

        #expect(list.counts == [0, 1, 0])
        #expect(list.doubts == ["2 renamed"])
        #expect(list.report.doubtful[0].with?.name == "Anna")
    }

    @Test func `a name of another organisation is new, and doubtful`() throws {
        let (list, _) = try again("Anna;A;;;;\n", "Anna;Zorggroep;;;;\n")

        #expect(list.counts == [1, 0, 0])
        #expect(list.doubts == ["2 sameNameElsewhere"])
        #expect(list.report.doubtful[0].with?.badge == 100)
    }

    @Test func `a column that the list lacks is left alone, an empty cell takes away, a badge stays`() throws {
        let whole =
            "naam;organisatie;functie;soort;grootte;gemeente;regio;e-mail;telefoon;sector;badge;id;naam op scherm\n"
        var conference = try Conference.enrolled(
            whole + "Anna;A;Baas;werkgever;1;Ede;AM38;anna@a.example;06 1;zorg;140;7;nee\n"
        )
        let before = conference.people[0]
        try conference.enrol("naam;e-mail;badge\nAnna Bos;anna@a.example;\n")
        var words = try #require(before.words)
        words.name = "Anna Bos"

        #expect(conference.people[0].words == words)
        #expect(conference.people[0].sector == "zorg")
        #expect(conference.people[0].show == false)

        try conference.enrol(whole + "Anna Bos;A;;;;;;anna@a.example;;;;;\n")
        words = Person.Words(badge: 140, name: "Anna Bos", organisation: "A")
        words.email = "anna@a.example"

        #expect(conference.people[0].words == words)
        #expect(conference.people[0].sector == nil)
    }

    @Test func `a role that the list does not name stays`() throws {
        var conference = try Conference.enrolled("naam;organisatie;rol\nJo;A;jury\n")
        try conference.enrol("naam;organisatie;rol;functie\nJo;A;;Baas\n")

        #expect(conference.people[0].role == .jury)
    }

    @Test func `whoever was erased is nobody's match`() throws {
        var conference = try Conference.enrolled(header + "Anna;A;;anna@a.example;7;\n")
        conference.must(.erasePerson(PersonID(1)))

        #expect(try ListImport(header + "Anna;A;;anna@a.example;7;\n", into: conference).counts == [1, 0, 0])
    }

    @Test func `whoever a rehearsal made up is nobody's match`() throws {
        var conference = Conference.empty(in: .rehearsal)
        conference.must(.simulateBidders(1))
        let words = try #require(conference.people.first?.words)
        let list = try ListImport("naam;organisatie\n\(words.name);\(words.organisation)\n", into: conference)

        #expect(list.counts == [1, 0, 0])
        #expect(list.doubts == [])
    }

    @Test func `a badge that was taken back is doubtful`() throws {
        var conference = try Conference.enrolled(header + "Anna;A;;;;\n")
        conference.must(.revokePerson(PersonID(1)))
        let list = try ListImport(header + "Anna;A;;;;\n", into: conference)

        #expect(list.counts == [0, 0, 1])
        #expect(list.doubts == ["2 revoked"])
    }

    @Test(arguments: [
        ("Anna;A;;;;7\nBob;B;;;;7", "3 badgeTwice"),
        ("Anna;A;;;7;\nBob;B;;;7;", "3 externalTwice"),
        ("Anna;A;;;;\nanna;A B.V.;;;;", "3 personTwice"),
        ("Anna;A;;a@a.example;;\nAnna;A;;;;", "3 personTwice"),
        ("Anna;A;;;;102", "2 badgeTaken"),
    ])
    func `what cannot be is a fault`(rows: String, fault: String) throws {
        let conference = try Conference.enrolled(header + "Zus;Z;;;;101\nZo;Z;;;;102\n")

        #expect(try ListImport(header + rows + "\n", into: conference).faults == [fault])
    }

    @Test func `namesakes in one organisation are told apart by their address`() throws {
        let two = "Jan;A;;jan1@a.example;;\nJan;A;;jan2@a.example;;\n"
        let (list, _) = try again(two, two)

        #expect(list.counts == [0, 0, 2])
        #expect(try ListImport(header + two).doubts == ["3 namesake"])
    }

    @Test func `a number that is kept for walk-ins is doubtful for somebody new`() throws {
        #expect(try ListImport(header + "Anna;A;;;;900\n").doubts == ["2 badgeReserved"])
    }

    @Test func `whoever offered stays an employer`() throws {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna)
        let list = try ListImport("naam;organisatie;rol\nAnna;Anna BV;jury\n", into: conference)

        #expect(list.faults == ["2 roleInUse"])
    }

    @Test func `people with a badge, a role and no e-mail address are enrolled as the list has them`() throws {
        let conference = try Conference.enrolled(header + "Anna;A;;;;7\nBob;B;;;;\n")

        #expect(conference.people.map(\.words?.badge) == [7, 100])
    }

    @Test func `progress is told every 500 rows and at the end`() throws {
        var told: [Int] = []
        let rows = (1...1234).map { "N\($0);B\n" }.joined()
        _ = try ListImport(
            Array("naam;organisatie\n\(rows)".utf8), into: .empty(), catalogue: .shipped, progress: { told.append($0) })

        #expect(told == [500, 1000, 1234])
    }
}

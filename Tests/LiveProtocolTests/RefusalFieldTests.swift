import LiveProtocol
import Marketplace
import TestSupport
import Testing

/// A refusal says which member it is about, and in numbers what would fit.
struct RefusalFieldTests {
    private static let long = String(repeating: "x", count: 1001)

    private static func offer(_ words: Offer.Words?) -> Command {
        .makeOffer(OfferForm(pitch: .p1, kind: "leerbaan", amount: 1, words: words))
    }

    private static func pitch(_ body: (inout Pitch.Words) -> Void) -> Command {
        var content = Pitch.Content.sample()
        var words = content.words ?? Pitch.Words(title: "")
        body(&words)
        content.words = words
        return .putPitch(.p1, content, owner: nil)
    }

    private static func charter(_ body: (inout CharterChange) -> Void) -> Command {
        var change = CharterChange()
        body(&change)
        return .changeCharter(change)
    }

    private static func person(_ body: (inout PersonChange) -> Void) -> Command {
        var change = PersonChange()
        body(&change)
        return .changePerson(PersonID(6), change)
    }

    private static func admit(_ words: Person.Words) -> Command {
        .admit(role: .employer, words: words, sector: nil, show: true)
    }

    private static let commands: [(Command, Actor, String)] = [
        (offer(Offer.Words(note: long, needs: [])), .anna, "note"),
        (offer(Offer.Words(note: nil, needs: ["a", long])), .anna, "needs"),
        (.withdrawOffer(1, reason: long), .anna, "reason"),
        (.judgePitch(.p1, points: 3, praise: long), .house, "praise"),
        (pitch { $0.title = long }, .saskia, "title"),
        (pitch { $0.problem = long }, .saskia, "problem"),
        (pitch { $0.forWhom = long }, .saskia, "forWhom"),
        (pitch { $0.firstStep = long }, .saskia, "firstStep"),
        (pitch { $0.municipality = long }, .saskia, "municipality"),
        (pitch { $0.place = long }, .saskia, "place"),
        (pitch { $0.notes = long }, .saskia, "notes"),
        (pitch { $0.promises = [long] }, .saskia, "promises"),
        (charter { $0.name = long }, .olga, "name"),
        (charter { $0.venue = long }, .olga, "venue"),
        (charter { $0.host = long }, .olga, "host"),
        (charter { $0.contact = long }, .olga, "contact"),
        (charter { $0.wifi = Wifi(name: long) }, .olga, "wifi"),
        (charter { $0.organisers = [long] }, .olga, "organisers"),
        (person { $0.name = long }, .olga, "name"),
        (person { $0.organisation = long }, .olga, "organisation"),
        (person { $0.municipality = long }, .olga, "municipality"),
        (person { $0.function = long }, .olga, "function"),
        (person { $0.phone = long }, .olga, "phone"),
        (person { $0.external = long }, .olga, "external"),
        (person { $0.email = long }, .olga, "email"),
        (admit(Person.Words(name: long, organisation: "A")), .olga, "name"),
        (admit(Person.Words(name: "A", organisation: long)), .olga, "organisation"),
        (.putProgramme(Programme(items: [.init(kind: .talk)], titles: [long])), .olga, "items"),
    ]

    @Test(arguments: commands)
    func `a text that the rules find too long is named, with what fits`(command: Command, actor: Actor, field: String)
        throws
    {
        var conference = Conference.sample(pitch: .ready)
        switch command {
        case .putPitch: break
        case .judgePitch: conference.must(.openJury)
        default:
            conference = .sample(pitch: .open)
            conference.must(.makeOffer(OfferForm(pitch: .p1, kind: "leerbaan", amount: 1)), by: .anna)
        }

        let told = WireRefusal(try #require(conference.refusal(command, by: actor)), of: command)

        #expect((told.code, told.field) == ("textTooLong", field))
        #expect(told.detail.hasPrefix("Deze tekst heeft 1001 tekens. Er passen er "))
    }

    @Test(arguments: [
        (offer(Offer.Words(note: "a\u{202E}b", needs: [])), "note"), (pitch { $0.place = "a\u{7}" }, "place"),
        (charter { $0.host = "\u{1B}[31m" }, "host"), (person { $0.phone = "\u{2066}06" }, "phone"),
    ])
    func `so is one that no screen can show`(command: Command, field: String) {
        #expect(WireRefusal(.textInvalid, of: command).field == field)
    }

    @Test(arguments: [
        (pitch { $0.title = " " }, "title"), (charter { $0.name = "" }, "name"),
        (person { $0.organisation = "\u{200B}" }, "organisation"),
        (admit(Person.Words(name: "", organisation: "A")), "name"),
    ])
    func `so is one that is missing`(command: Command, field: String) {
        #expect(WireRefusal(.textMissing, of: command).field == field)
    }

    @Test func `what is left is said when it was too much`() {
        let offer = Self.offer(Offer.Words(note: nil, needs: []))
        let told = WireRefusal(.askFull, of: offer, room: 3)

        #expect((told.field, told.room) == ("amount", 3))
        #expect(told.detail == "Zoveel plek is er niet meer. Er is nog plek voor 3.")
        #expect(WireRefusal(.askFull, of: offer, room: 0).detail == "Dit is vol. Er is geen plek meer.")
    }
}

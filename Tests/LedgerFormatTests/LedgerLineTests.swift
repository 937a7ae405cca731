import Foundation
import Marketplace
import OpenSSL
import TestSupport
import Testing

@testable import LedgerFormat

/// The exact bytes of lines, and back.
struct LedgerLineTests {
    private let salt = Array(repeating: UInt8(7), count: SealedWords.saltLength)

    private func line(_ event: Event, seq: Int = 1) -> LedgerLine {
        let fact = Fact(seq: seq, at: .t(0), by: PersonID(2), event: event)
        return LedgerLine(LedgerEntry(conference: "482917", command: "c-1", fact: fact)) { salt }
    }

    private var offer: Event {
        .offerMade(
            OfferMade(
                number: 42,
                pitch: .p1,
                kind: "leerbaan",
                amount: 3,
                employer: PersonID(5),
                channel: .phone,
                show: false,
                late: false,
                words: Offer.Words(note: "Vanaf méí \"en\" \\ 👍\n", needs: ["jobcoach"])
            )
        )
    }

    /// One event of each kind, with everything that it may hold.
    private var all: [Event] {
        [
            .conferenceCreated(.sample()),
            .personAdmitted(
                PersonID(5), role: .employer, sector: "zorg", show: true,
                words: .init(badge: 101, name: "Anna", organisation: "Anna BV", municipality: "Zaanstad")),
            .personAdmitted(PersonID(1), role: .organiser, sector: nil, show: false, words: nil),
            .pitchPut(.p1, owner: PersonID(4), content: .sample()),
            .pitchPut(
                .p1, owner: nil, content: Pitch.Content(words: nil, asks: [], region: nil, theme: nil, sector: "zorg")),
            .pitchStaged(.p1), .offersOpened(.p1, closesAt: .t(60)), .offersOpened(.p1, closesAt: nil),
            .offersClosed(.p1), offer, .offerWithdrawn(42, reason: "Te véél"), .offerWithdrawn(42, reason: nil),
            .lateAccepted(42), .personErased(PersonID(5)),
            .keyReplaced(key: Digest(of: [1]).hex, lost: true), .keyReplaced(key: Digest(of: [2]).hex, lost: false),
            .rollbackAccepted(size: 118, root: Digest(of: [3]).hex), .rollbackAccepted(size: 0, root: nil),
            .conferenceCreated(kept), .pitchPut(.p2, owner: nil, content: capped),
            .pitchPut(.p2, owner: nil, content: noted), .stageCleared(.pause), .stageCleared(nil),
            .steppedBack(Footing(stage: nil)), .steppedBack(back), .juryOpened, .juryClosed,
            .pitchJudged(.p1, points: 4, praise: "Móói dat u dit doet."), .pitchJudged(.p1, points: 1, praise: nil),
            .phaseEntered(.rehearsal), .charterChanged(described), .rehearsalWiped, .bidderSimulated(PersonID(9)),
            .personChanged(PersonID(5), role: .employer, sector: nil, show: false, words: reachable),
            .personChanged(PersonID(5), role: .jury, sector: "zorg", show: true, words: nil),
            .personRevoked(PersonID(5)), .linkRenewed(PersonID(5)), .programmePut(day), .programmePut(Programme()),
            .offerPrepared(promised), .preparedDropped(2), revealed, .commitmentCarried(carried),
            .commitmentCarried(Carried(from: "482916", offer: 3, kind: "budget", amount: 9, employer: nil, words: nil)),
            .listTaken("commitments.xlsx", people: 54),
        ]
    }

    private var described: Charter {
        var charter = Charter.sample()
        charter.begins = .concept
        charter.walkIns = 500...520
        charter.freezeAt = .t(-3600)
        charter.words?.contact = "Anna, 030 123"
        charter.words?.wifi = Wifi(name: "Werkconferentie", password: "jobcoach")
        return charter
    }

    private var reachable: Person.Words {
        var words = Person.Words(badge: 101, name: "Anna", organisation: "Anna BV", municipality: "Zaanstad")
        words.function = "Te véél"
        words.email = "Anna@voorbeeld.nl"
        words.phone = "+31 101"
        words.kind = "werkgever"
        words.size = "10-49"
        words.region = "AM17"
        words.external = "101"
        return words
    }

    private var day: Programme {
        Programme(
            items: [.init(pitch: .p1, startsAt: "14:30", minutes: 8), .init(kind: .break), .init()],
            titles: ["", "Werkconferentie", "Vanaf hier"]
        )
    }

    private var promised: PreparedOffer {
        PreparedOffer(
            number: 2, pitch: .p1, kind: "leerbaan", amount: 3, employer: PersonID(5), show: false,
            words: Offer.Words(note: "Vanaf mei", needs: []))
    }

    private var revealed: Event {
        .offerMade(
            OfferMade(
                number: 7, pitch: .p1, kind: "leerbaan", amount: 3, employer: PersonID(5), channel: .hand, show: false,
                late: false, words: nil, prepared: 2))
    }

    private var carried: Carried {
        Carried(
            from: "482916", offer: 3, kind: "budget", amount: 9, employer: PersonID(5),
            words: .init(title: "Poelenburg", municipality: "Zaanstad", organisation: "Anna BV", name: "Anna"))
    }

    private var kept: Charter {
        var charter = Charter.sample()
        charter.keepUntil = "2019-06-30"
        return charter
    }

    private var noted: Pitch.Content {
        var content = Pitch.Content.sample()
        content.words?.notes = "Adem in.\nVertel van Fatima."
        return content
    }

    private var back: Footing {
        Footing(
            stage: .p1,
            interlude: .thanks,
            pitches: [
                .init(pitch: .p1, state: .open, closesAt: .t(60)),
                .init(pitch: .p2, state: .closed, closedSeq: 17),
            ]
        )
    }

    private var capped: Pitch.Content {
        .sample(asks: [Ask(kind: "leerbaan", target: 3, capped: true), Ask(kind: "budget", target: 5)])
    }

    @Test func `an offer is this line`() {
        let words = #"{"needs":["jobcoach"],"note":"Vanaf m\u00e9\u00ed \"en\" \\ \ud83d\udc4d\u000a"}"#
        let digest = Digest(of: salt + Array(words.utf8)).hex
        let text = """
            {"amount":3,"at":1553175000000,"by":2,"channel":"phone","conference":"482917","employer":5,"id":"c-1",\
            "kind":"leerbaan","late":false,"offer":42,"pitch":"p1","seq":1,"show":false,"type":"offerMade","v":1,\
            "words":"\(digest)"}

            """
        #expect(String(decoding: line(offer).bytes, as: UTF8.self) == text)
        #expect(line(offer).words.map { String(decoding: $0.json, as: UTF8.self) } == words)
    }

    @Test func `every event survives being written and read`() throws {
        for (index, event) in all.enumerated() {
            let entry = try LedgerEntry(line(event, seq: index + 1))

            #expect(entry.fact.event == event)
            #expect(entry.fact.seq == index + 1)
            #expect(entry.fact.by == PersonID(2))
            #expect(entry.command == "c-1")
        }
    }

    @Test func `a line is one line of printable ASCII, shorter than it may be`() {
        for event in all {
            let bytes = line(event).bytes
            #expect(bytes.last == 0x0A)
            #expect(bytes.dropLast().allSatisfy { 0x20...0x7E ~= $0 })
            #expect(bytes.count < LedgerLine.maximumLength)
        }
    }

    @Test func `no personal or free text stands in a line`() {
        for event in all {
            let text = String(decoding: line(event).bytes, as: UTF8.self)
            for word in ["Anna", "Zaanstad", "Poelenburg", "jobcoach", "Vanaf", "Te v", "Werkconferentie", "101"] {
                #expect(!text.contains(word), "\(word) in \(text)")
            }
        }
    }

    @Test func `the same event and salt are the same bytes, and another salt is another line`() {
        let fact = Fact(seq: 1, at: .t(0), by: nil, event: offer)
        let entry = LedgerEntry(conference: "482917", command: "c", fact: fact)
        let other = LedgerLine(entry) { Array(repeating: 8, count: 32) }

        #expect(line(offer).bytes == line(offer).bytes)
        #expect(LedgerLine(entry) { salt }.bytes != other.bytes)
    }

    @Test func `a leaf is the hash of a zero byte and the line`() {
        let line = LedgerLine(bytes: [], words: nil)
        // RFC 6962, section 2.1.1, as its reference implementation tests it: the leaf of the empty entry.
        #expect(line.leaf.hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    }

    @Test func `erased words leave the rest of the event`() throws {
        let erased = LedgerLine(bytes: line(offer).bytes, words: nil)
        guard case .offerMade(let made) = try LedgerEntry(erased).fact.event else { Issue.record("no offer"); return }

        #expect(made.words == nil)
        #expect(made.amount == 3)
        #expect(erased.leaf == line(offer).leaf)
    }

    @Test func `words that are not the line's are found out`() {
        let other = SealedWords(salt: salt, json: Array(#"{"needs":[],"note":"Iets anders"}"#.utf8))

        #expect(throws: LedgerError.wordsChanged(seq: 1)) {
            try LedgerEntry(LedgerLine(bytes: line(offer).bytes, words: other))
        }
    }

    @Test(arguments: ["", "{}", "null\n", #"{"v":2,"conference":"1","id":"a","seq":1,"at":1,"type":"offersClosed"}"#])
    func `what is no line is unreadable`(text: String) {
        #expect(throws: LedgerError.self) { try LedgerEntry(LedgerLine(bytes: Array(text.utf8), words: nil)) }
    }

    struct Vector: Decodable {
        var name: String
        var line: String
        var leaf: String
    }

    @Test(arguments: try vectors("ledger", as: Vector.self))
    func `the lines of the first release are read as ever`(vector: Vector) throws {
        let line = LedgerLine(bytes: Array((vector.line + "\n").utf8), words: nil)

        #expect(line.leaf.hex == vector.leaf)
        _ = try LedgerEntry(line)
    }

    @Test func `there is a vector for every event`() throws {
        struct Typed: Decodable { var type: String }
        let types = try vectors("ledger", as: Vector.self).map {
            try JSONDecoder().decode(Typed.self, from: Data($0.line.utf8)).type
        }
        #expect(Set(types) == Set(all.map { $0.type.rawValue }))
    }
}

struct CommandContentTests {
    @Test func `the same command is the same, by the same person`() {
        #expect(Command.offer().content(by: .anna) == Command.offer().content(by: .anna))
        #expect(Command.offer().content(by: .anna) != Command.offer().content(by: .bob))
        #expect(Command.offer().content(by: .house) != Command.offer().content(by: .anna))
    }

    @Test func `whatever differs in a command makes it another`() {
        let commands: [Command] = [
            .offer("leerbaan", 1), .offer("leerbaan", 2), .offer("budget", 1), .offer(badge: 101), .offer(late: true),
            .offer(show: true), .offer(show: false),
            .makeOffer(OfferForm(pitch: .p2, kind: "leerbaan", amount: 1)),
            .makeOffer(OfferForm(pitch: .p1, kind: "leerbaan", amount: 1, words: .init(note: "x", needs: []))),
            .makeOffer(OfferForm(pitch: .p1, kind: "leerbaan", amount: 1, channel: .paper)),
            .withdrawOffer(1, reason: nil), .withdrawOffer(1, reason: "x"), .acceptLate(1),
            .stagePitch(.p1, expect: nil), .stagePitch(.p1, expect: .ready),
            .openOffers(.p1, closesInSeconds: nil, expect: nil), .openOffers(.p1, closesInSeconds: 9, expect: nil),
            .closeOffers(.p1, expect: nil), .closeDue,
            .putPitch(nil, .sample(), owner: nil), .putPitch(.p1, .sample(), owner: nil),
            .putPitch(nil, .sample(title: "x"), owner: nil), .putPitch(nil, .sample(), owner: 11),
        ]
        #expect(Set(commands.map { $0.content(by: .anna) }).count == commands.count)
    }
}

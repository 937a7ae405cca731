import Foundation
import LedgerFormat
import LiveProtocol
import Marketplace
import TestSupport

/// A conference, and the ledger of all that was done in it.
struct Book {
    private var conference = Conference()
    private var lines: [LedgerLine] = []
    private var commands = 0

    private static let code = "482917"
    /// Who may be asking: everybody of the sample, and somebody who is not in it.
    private static let actors: [Actor] = [
        .olga, .mo, .saskia, .anna, .klaas, .bob, .jules, .wim, .scherm, .stranger, .house,
    ]
    private static let people: [(Role, String, Badge?)] = [
        (.organiser, "Olga", nil), (.moderator, "Mo", nil), (.clerk, "Klaas", nil), (.wethouder, "Saskia", 11),
        (.employer, "Anna", 101), (.employer, "Bob", 102), (.jury, "Jules", nil), (.screen, "Scherm", nil),
        (.wethouder, "Wim", 12),
    ]

    /// Begins with somebody of every role and one pitch, which takes offers where the phase lets it.
    init(in phase: Phase) throws(Broken) {
        var charter = Charter.sample()
        charter.begins = phase
        _ = try take(.createConference(charter))
        for (role, name, badge) in Self.people {
            let words = Person.Words(badge: badge, name: name, organisation: "\(name) BV")
            _ = try take(.admit(role: role, words: words, sector: nil, show: true))
        }
        _ = try take(.putPitch(nil, .sample(), owner: 11))
        _ = try take(.stagePitch(.p1, expect: nil))
        _ = try take(.openOffers(.p1, closesInSeconds: nil, expect: nil))
    }

    /// Lets the first who may do what is asked.
    ///
    /// - Returns: what became of it.
    mutating func take(_ command: Command) throws(Broken) -> String {
        commands += 1
        var refusal = ""
        for actor in Self.actors {
            let now = Moment.t(Int64(commands))
            let events: [Event]
            do throws(Refusal) {
                events = try conference.decide(command, by: actor, at: now)
            } catch {
                refusal = error.rawValue
                continue
            }
            try promise(!events.isEmpty, "\(command) was done and nothing happened")
            for event in events {
                try write(Fact(seq: conference.seq + 1, at: now, by: actor.person, event: event))
            }
            return events.count > 1 ? "more" : "done"
        }
        return refusal
    }

    /// Writes down what happened, and asks that it can be read, told, and would be judged the same by an auditor.
    private mutating func write(_ fact: Fact) throws(Broken) {
        let entry = LedgerEntry(conference: Self.code, command: "c-\(commands)", fact: fact)
        let line = LedgerLine(entry) { Array(repeating: 7, count: SealedWords.saltLength) }
        try promise(line.bytes.count <= LedgerLine.maximumLength, "a line of \(line.bytes.count) bytes")
        try promise((try? LedgerEntry(line)) == entry, "a line is read as another: \(fact)")
        do throws(Violation) {
            try conference.couldHaveHappened(fact)
        } catch {
            throw Broken("the rules did what they would not have done: \(error.reason) \(fact)")
        }
        conference.apply(fact)
        lines.append(line)
        let told = HallEvent(fact, in: conference)
        let heard = try? JSONDecoder().decode(HallEvent.self, from: Data(WireJSON.encode(told)))
        try promise(heard == told, "what was told is heard otherwise: \(told)")
    }

    /// Asks that whoever checks the ledger without knowing the house finds nothing wrong.
    func check() throws(Broken) {
        var check = LedgerCheck(keys: [])
        let report: LedgerReport
        do throws(LedgerFlaw) {
            for line in lines { try check.read(line.bytes[...]) }
            report = try check.end()
        } catch {
            throw Broken("the ledger of what was done is none: \(error)")
        }
        try promise(report.flaws.isEmpty, "the ledger of what was done was changed: \(report.flaws)")
        let size = report.checkpoint.size
        try promise(size == lines.count, "of \(lines.count) lines \(size) are there")
    }
}

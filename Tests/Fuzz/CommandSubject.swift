import LiveProtocol
import Marketplace
import Site

/// Commands as phones send them, one a line, judged one after the other, and written down as the hall does.
struct CommandSubject: Subject {
    static let name = "commands"
    static let longest = 20 * 1024
    static let words =
        [
            "{", "}", "[", "]", ",", ":", "null", "true", "false", "\"\"", "\"", "\\", "\\u0000", "\\ud800", "\\u202e",
            "\\ud83d\\ude00", "e\u{301}", "\u{200B}", "\u{FEFF}", "\u{1F469}\u{200D}\u{1F467}", "-0", "1.0", "NaN",
        ] + members.map { ",\"\($0)\":" } + types.map { "{\"id\":\"x\",\"type\":\"\($0)\",\"pitch\":\"p1\"" }
        + ["onStage", "open", "closed", "ready", "rehearsal", "prepare", "p1", "p2", "leerbaan", "meedenken", "belmij"]
        .map { "\"\($0)\"" }

    private static let types = [
        "putPitch", "enterPhase", "wipeRehearsal", "changeCharter", "changePerson", "revokePerson",
        "mergeOrganisations", "putProgramme", "prepareOffer", "dropPrepared", "revealPrepared", "stagePitch",
        "openOffers", "closeOffers", "clearStage", "stepBack", "makeOffer", "withdrawOffer", "acceptLate", "openJury",
        "closeJury", "judgePitch", "erasePerson",
    ]
    private static let members = [
        "id", "type", "pitch", "expect", "closesInSeconds", "title", "asks", "promises", "amount", "kind", "badge",
        "note", "needs", "late", "offer", "reason", "person", "phase", "name", "date", "freezeAt", "keepUntil", "wifi",
        "kinds", "regions", "walkInsFrom", "walkInsTo", "role", "items", "minutes", "from", "to", "points", "email",
    ]

    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue(web: "Web")
    }

    func take(_ input: [UInt8]) throws -> String {
        var lines = input.split(separator: 0x0A)[...]
        // Where there is a phase instead of a first command, the conference begins in that.
        let phase = lines.first.flatMap { Phase(rawValue: String(decoding: $0, as: UTF8.self)) }
        if phase != nil { lines.removeFirst() }
        var book = try Book(in: phase ?? .open)
        var ends: [String] = []
        for line in lines {
            let frame: ClientFrame
            do {
                frame = try ClientFrame(line, catalogue: catalogue)
            } catch {
                try judge(error, line)
                ends.append(error.refusal.code + (error.refusal.field ?? ""))
                continue
            }
            try sameWithoutBlanks(frame, line)
            ends.append(try book.take(frame.command))
        }
        try book.check()
        return ends.suffix(2).joined(separator: " ")
    }

    /// A frame that was not read has a code that clients know, and the id if it had one.
    private func judge(_ error: ClientFrame.Unreadable, _ line: ArraySlice<UInt8>) throws(Broken) {
        let code = error.refusal.code
        let isKnown = WireRefusal.Fault(rawValue: code) != nil || Refusal(rawValue: code) != nil
        try promise(isKnown, "a refusal that nobody knows: \(code)")
        try promise(!error.refusal.detail.isEmpty, "\(code) says nothing")
        if let id = error.id { try promise(ClientFrame.validID(id) == id, "an answer to the id \(id)") }
    }

    /// Blanks at the ends of a frame mean nothing.
    private func sameWithoutBlanks(_ frame: ClientFrame, _ line: ArraySlice<UInt8>) throws {
        guard line.count + 2 <= ClientFrame.maximumLength else { return }
        try promise(try ClientFrame([0x20] + line + [0x09], catalogue: catalogue) == frame, "blanks change a command")
    }
}

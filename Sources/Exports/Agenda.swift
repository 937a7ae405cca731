public import Marketplace

/// First steps and dates as an iCalendar file (RFC 5545), for anybody's agenda.
///
/// A day for each pitch on which its employers have been called, and one for each commitment that stands, by which it is
/// to be done. No phone numbers: agendas are shared.
public struct Agenda: Sendable {
    /// Within so many days somebody is called (the Beursvloer's rule: two weeks).
    private static let firstContact = 14
    /// When a kind has no number of days of its own.
    private static let usual = 182
    private static let daySeconds = 86_400

    private let list: CommitmentList
    private let day: Moment
    private let stamp: Moment
    private var bytes: [UInt8] = []

    /// Plans from the day of the conference on.
    ///
    /// - Parameters:
    ///   - list: what was promised.
    ///   - stamp: when the file is made.
    public init(_ list: CommitmentList, at stamp: Moment) {
        self.list = list
        self.stamp = stamp
        day = list.conference.charter.flatMap { Moment(dayInUTC: $0.date) } ?? stamp
    }

    /// Writes the calendar; the next bytes go to `write`.
    public mutating func write(to write: ([UInt8]) throws -> Void) throws {
        line("BEGIN:VCALENDAR")
        line("VERSION:2.0")
        line("PRODID:-//WieBiedt//Toezeggingen//NL")
        line("METHOD:PUBLISH")
        line("X-WR-CALNAME:" + Self.escaped(list.name))
        var employers: [String: Set<String>] = [:]
        for commitment in standing { employers[commitment.pitch, default: []].insert(commitment.organisation) }
        for pitch in list.conference.pitches {
            if let names = employers[pitch.id.description] { firstStep(of: pitch, names) }
        }
        for commitment in standing {
            due(commitment)
            if bytes.count >= 64 * 1024 {
                try write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        line("END:VCALENDAR")
        try write(bytes)
        bytes = []
    }

    private var standing: some Sequence<Commitment> {
        list.commitments.lazy.filter { $0.status == .recorded || $0.status == .lateAccepted }
    }

    private mutating func firstStep(of pitch: Pitch, _ employers: Set<String>) {
        let words = pitch.content.words
        let place = words?.municipality ?? words?.title ?? pitch.id.description
        let step = words?.firstStep.map { "Eerste stap: \($0)\n" } ?? ""
        event(
            "\(pitch.id.description)-contact",
            on: later(Self.firstContact),
            "\(place): alle werkgevers gebeld?",
            step + "Werkgevers: " + employers.sorted().joined(separator: ", ")
        )
    }

    private mutating func due(_ commitment: Commitment) {
        let kind = list.lists.kinds[commitment.kind]
        let what = kind?.counted == false ? commitment.label : "\(commitment.amount) \(commitment.unit)"
        let place = commitment.municipality.isEmpty ? commitment.title : commitment.municipality
        event(
            "offer-\(commitment.offer)",
            on: kind?.dueOn.flatMap(next) ?? later(kind?.dueDays ?? Self.usual),
            "\(commitment.organisation): \(what) voor \(place)",
            "Toezegging \(commitment.offer). \(commitment.label). Is het gelukt?"
        )
    }

    private func later(_ days: Int) -> Moment {
        day.advanced(bySeconds: days * Self.daySeconds)
    }

    /// The first day after the conference with that place in the year: `09-01`.
    private func next(_ dayOfYear: String) -> Moment? {
        guard let year = Int(day.rfc3339.prefix(4)) else { return nil }
        return [year, year + 1].lazy.compactMap { Moment(dayInUTC: "\($0)-\(dayOfYear)") }.first { $0 > day }
    }

    private mutating func event(_ name: String, on day: Moment, _ summary: String, _ description: String) {
        let date = Self.date(day)
        let next = Self.date(day.advanced(bySeconds: Self.daySeconds))
        line("BEGIN:VEVENT")
        line("UID:\(list.code)-\(name)@wiebiedt")
        line("DTSTAMP:" + Self.time(stamp))
        // What is known grows with the ledger; a later file replaces an earlier one.
        line("SEQUENCE:\(list.seq)")
        line("DTSTART;VALUE=DATE:" + date)
        line("DTEND;VALUE=DATE:" + next)
        line("SUMMARY:" + Self.escaped(summary))
        line("DESCRIPTION:" + Self.escaped(description))
        if let contact = list.conference.charter?.words?.contact { line("CONTACT:" + Self.escaped(contact)) }
        line("TRANSP:TRANSPARENT")
        line("END:VEVENT")
    }

    /// A line, folded after 75 bytes without cutting a character (section 3.1).
    private mutating func line(_ text: String) {
        var used = 0
        for byte in text.utf8 {
            // The first byte of a character says how many it has.
            let length = byte & 0xC0 == 0x80 ? 0 : byte < 0xC0 ? 1 : (~byte).leadingZeroBitCount
            if used + length > 75 {
                bytes += "\r\n ".utf8
                used = 1
            }
            used += length
            bytes.append(byte)
        }
        bytes += "\r\n".utf8
    }

    /// Text with what iCalendar means something by spelled out (section 3.3.11).
    ///
    /// By bytes: with a mark behind it, a semicolon is another character to Swift, and still a semicolon to an agenda.
    private static func escaped(_ text: String) -> String {
        var escaped: [UInt8] = []
        for byte in SpreadsheetText.clean(text).utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): escaped += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): escaped += "\\n".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func date(_ moment: Moment) -> String {
        moment.rfc3339.prefix(10).filter { $0 != "-" }
    }

    private static func time(_ moment: Moment) -> String {
        moment.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}

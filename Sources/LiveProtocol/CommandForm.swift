import Foundation
import Marketplace

/// Every member that a command on the wire may have; members that a command does not know are ignored.
struct CommandForm: Decodable {
    var id: String?
    var type: String?
    var pitch: String?
    var expect: String?
    var closesInSeconds: WholeNumber?

    var title, problem, forWhom, region, municipality, place, theme, sector, firstStep: String?
    var asks: [AskForm]?
    var promises: [String]?
    var notes: String?
    var wethouder: WholeNumber?

    var kind: String?
    var amount: WholeNumber?
    var note: String?
    var needs: [String]?
    var show: Bool?
    var late: Bool?
    var badge: WholeNumber?
    var channel: String?

    var offer: WholeNumber?
    var reason: String?
    var person: WholeNumber?

    var phase: String?
    var name, date, venue, host, contact, keepUntil, freezeAt: String?
    var organisers: [String]?
    var wifi: WifiForm?
    var openEntry: Bool?
    var kinds, regions: [String]?
    var walkInsFrom, walkInsTo: WholeNumber?

    var role, organisation, function, email, phone, size, external: String?
    var from: [String]?
    var to: String?
    var items: [ItemForm]?
    var prepared: WholeNumber?

    var interlude: String?
    var points: WholeNumber?
    var praise: String?

    struct WifiForm: Decodable {
        var name: String
        var password: String?
    }

    struct ItemForm: Decodable {
        var pitch: String?
        var kind: String?
        var title: String?
        var startsAt: String?
        var minutes: WholeNumber?
    }

    struct AskForm: Decodable {
        var kind: String
        var target: WholeNumber
        var capped: Bool?
    }

    /// The command that the members say.
    func command(_ catalogue: Catalogue) throws(WireRefusal) -> Command {
        switch try need(type, "type") {
        case "putPitch":
            .putPitch(
                try pitch.map { id throws(WireRefusal) in try pitchID(id) }, try content(catalogue),
                owner: wethouder?.value)
        case "enterPhase":
            .enterPhase(try need(choice(phase, "phase"), "phase"), expect: try choice(expect, "expect"))
        case "wipeRehearsal":
            .wipeRehearsal
        case "changeCharter":
            .changeCharter(try charterChange(catalogue))
        case "changePerson":
            .changePerson(PersonID(try need(person, "person").value), try personChange(catalogue))
        case "revokePerson":
            .revokePerson(PersonID(try need(person, "person").value))
        case "mergeOrganisations":
            .mergeOrganisations(try need(from, "from").compactMap(text), into: text(try need(to, "to")) ?? "")
        case "putProgramme":
            .putProgramme(try programme())
        case "prepareOffer":
            .prepareOffer(try form())
        case "dropPrepared":
            .dropPrepared(try need(prepared, "prepared").value)
        case "revealPrepared":
            .revealPrepared(try pitchID(need(pitch, "pitch")))
        case "stagePitch":
            .stagePitch(try pitchID(need(pitch, "pitch")), expect: try state())
        case "openOffers":
            .openOffers(
                try pitchID(need(pitch, "pitch")),
                closesInSeconds: closesInSeconds?.value,
                expect: try state()
            )
        case "closeOffers":
            .closeOffers(try pitchID(need(pitch, "pitch")), expect: try state())
        case "clearStage":
            .clearStage(try choice(interlude, "interlude"))
        case "stepBack":
            .stepBack
        case "makeOffer":
            .makeOffer(try form())
        case "withdrawOffer":
            .withdrawOffer(try need(offer, "offer").value, reason: text(reason))
        case "acceptLate":
            .acceptLate(try need(offer, "offer").value)
        case "openJury":
            .openJury
        case "closeJury":
            .closeJury
        case "judgePitch":
            .judgePitch(
                try pitchID(need(pitch, "pitch")),
                points: try need(points, "points").value,
                praise: text(praise)
            )
        case "erasePerson":
            .erasePerson(PersonID(try need(person, "person").value))
        default:
            throw WireRefusal(.unknownCommand, field: "type")
        }
    }

    private func form() throws(WireRefusal) -> OfferForm {
        OfferForm(
            pitch: try pitchID(need(pitch, "pitch")),
            kind: try need(kind, "kind"),
            amount: try need(amount, "amount").value,
            badge: badge?.value,
            channel: try choice(channel, "channel"),
            show: show,
            late: late ?? false,
            words: Offer.Words(note: text(note), needs: (needs ?? []).compactMap(text))
        )
    }

    private func content(_ catalogue: Catalogue) throws(WireRefusal) -> Pitch.Content {
        Pitch.Content(
            words: Pitch.Words(
                title: text(try need(title, "title")) ?? "",
                problem: text(problem),
                forWhom: text(forWhom),
                municipality: text(municipality),
                place: text(place),
                promises: (promises ?? []).compactMap(text),
                firstStep: text(firstStep),
                // Absent keeps what was; blank takes it away.
                notes: notes.map { text($0) ?? "" }
            ),
            asks: (asks ?? []).map { Ask(kind: $0.kind, target: $0.target.value, capped: $0.capped ?? false) },
            // What is called by an older name is the same region; what nobody knows is left for the rules to refuse.
            region: text(region).map { catalogue.region(called: $0) ?? $0 },
            theme: text(theme),
            sector: text(sector)
        )
    }

    private func state() throws(WireRefusal) -> Pitch.State? {
        try choice(expect, "expect")
    }

    func choice<Choice: RawRepresentable<String>>(
        _ text: String?,
        _ field: String
    ) throws(WireRefusal) -> Choice? {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else { throw WireRefusal(.fieldInvalid, field: field) }
        return choice
    }

    func pitchID(_ text: String, _ field: String = "pitch") throws(WireRefusal) -> PitchID {
        // A pitch that cannot be named is as unknown as one that does not exist.
        guard let id = PitchID(text) else { throw WireRefusal(.pitchUnknown, field: field) }
        return id
    }

    func need<Value>(_ value: Value?, _ field: String) throws(WireRefusal) -> Value {
        guard let value else { throw WireRefusal(.fieldMissing, field: field) }
        return value
    }
}

/// Somebody's text as it is kept: in one spelling (NFC), without blanks around it; nil when nothing is left.
public func text(_ text: String?) -> String? {
    let trimmed = text?.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed?.isEmpty == false ? trimmed : nil
}

/// A whole number, however large it was written.
///
/// What does not fit becomes the largest that does, so that the rules can say "too large" rather than the decoder
/// "unreadable"; a fraction is no whole number, however close to one.
struct WholeNumber: Decodable {
    var value: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = try Self.exactly(container) else {
            // More than 10^127, and nobody needs to know on which side of zero.
            value = .max
            return
        }
        let digits = number.description
        guard !digits.contains(".") else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a whole number")
        }
        value = Int(digits) ?? (number < 0 ? .min : .max)
    }

    /// The number as its digits say; nil when they are more than can be kept.
    private static func exactly(_ container: any SingleValueDecodingContainer) throws -> Decimal? {
        do {
            return try container.decode(Decimal.self)
        } catch let error as DecodingError {
            if case .dataCorrupted = error { return nil }
            throw error
        } catch {
            // The decoder has an error of its own for a number that does not fit.
            return nil
        }
    }
}

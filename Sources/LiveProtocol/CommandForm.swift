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

    var interlude: String?
    var points: WholeNumber?
    var praise: String?

    struct AskForm: Decodable {
        var kind: String
        var target: WholeNumber
        var capped: Bool?
    }

    /// The command that the members say.
    func command(_ catalogue: Catalogue) throws(WireRefusal) -> Command {
        switch try need(type, "type") {
        case "putPitch":
            .putPitch(try pitch.map(pitchID), try content(catalogue), owner: wethouder?.value)
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

    private func choice<Choice: RawRepresentable<String>>(
        _ text: String?,
        _ field: String
    ) throws(WireRefusal) -> Choice? {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else { throw WireRefusal(.fieldInvalid, field: field) }
        return choice
    }

    private func pitchID(_ text: String) throws(WireRefusal) -> PitchID {
        // A pitch that cannot be named is as unknown as one that does not exist.
        guard let id = PitchID(text) else { throw WireRefusal(Refusal.pitchUnknown) }
        return id
    }

    private func need<Value>(_ value: Value?, _ field: String) throws(WireRefusal) -> Value {
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
/// "unreadable"; a fraction is no whole number.
struct WholeNumber: Decodable {
    var value: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int.self) {
            value = whole
        } else {
            let number = try container.decode(Double.self)
            guard number.rounded() == number else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a whole number")
            }
            value = number < 0 ? .min : .max
        }
    }
}

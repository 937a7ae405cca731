import Foundation
import LiveProtocol
import Marketplace
import TestSupport
import Testing

/// What clients send, read or refused.
struct ClientFrameTests {
    private let catalogue = Catalogue(
        kinds: [],
        themes: [],
        sectors: [],
        regions: [
            .init(
                code: "AM36", name: "Regio Zwolle", centre: "Zwolle", alias: ["IJsselvechtstreek"], municipalities: [])
        ]
    )

    private func read(_ text: String) -> Result<ClientFrame, ClientFrame.Unreadable> {
        do throws(ClientFrame.Unreadable) {
            return .success(try ClientFrame(Array(text.utf8), catalogue: catalogue))
        } catch {
            return .failure(error)
        }
    }

    @Test func `an offer is read`() throws {
        let text = #"""
            {"id":"a1","type":"makeOffer","pitch":"p3","kind":"leerbaan","amount":3,"note":" Vanaf mei ",
            "needs":["jobcoach"," "],"show":false,"unknown":{"deep":[1]}}
            """#
        let form = OfferForm(
            pitch: PitchID(3),
            kind: "leerbaan",
            amount: 3,
            show: false,
            words: Offer.Words(note: "Vanaf mei", needs: ["jobcoach"])
        )

        let frame = try read(text).get()
        #expect(frame.id == "a1")
        #expect(frame.command == .makeOffer(form))
    }

    @Test(arguments: ["AM36", "regio zwolle", "IJSSELVECHTSTREEK", "Zwolle"])
    func `a region is known by any of its names`(name: String) throws {
        let frame = try read(#"{"id":"a","type":"putPitch","title":"t","region":"\#(name)"}"#).get()

        guard case .putPitch(_, let content, _) = frame.command else { Issue.record("no pitch"); return }
        #expect(content.region == "AM36")
    }

    @Test func `text is kept in one spelling`() throws {
        let frame = try read(#"{"id":"a","type":"putPitch","title":"Jose\u0301"}"#).get()

        guard case .putPitch(_, let content, _) = frame.command else { Issue.record("no pitch"); return }
        #expect(content.words?.title.unicodeScalars.count == 4)
    }

    @Test(arguments: [
        ("", nil, "malformed", nil),
        ("null", nil, "malformed", nil),
        ("[]", nil, "malformed", nil),
        ("1", nil, "malformed", nil),
        ("\"x\"", nil, "malformed", nil),
        (#"{"id":"a","type":"makeOffer"} {}"#, nil, "malformed", nil),
        (#"{"type":"makeOffer"}"#, nil, "idInvalid", nil),
        (#"{"id":"","type":"makeOffer"}"#, nil, "idInvalid", nil),
        (#"{"id":"a b","type":"makeOffer"}"#, nil, "idInvalid", nil),
        (#"{"id":"é","type":"makeOffer"}"#, nil, "idInvalid", nil),
        (#"{"id":7,"type":"makeOffer"}"#, nil, "fieldInvalid", "id"),
        (#"{"id":"a"}"#, "a", "fieldMissing", "type"),
        (#"{"id":"a","type":"sell"}"#, "a", "unknownCommand", "type"),
        (#"{"id":"a","type":7}"#, "a", "fieldInvalid", "type"),
        (#"{"id":"a","type":"makeOffer"}"#, "a", "fieldMissing", "pitch"),
        (#"{"id":"a","type":"makeOffer","pitch":"3","kind":"x","amount":1}"#, "a", "pitchUnknown", "pitch"),
        (#"{"id":"a","type":"makeOffer","pitch":"p01","kind":"x","amount":1}"#, "a", "pitchUnknown", "pitch"),
        (#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x"}"#, "a", "fieldMissing", "amount"),
        (#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":"3"}"#, "a", "fieldInvalid", "amount"),
        (#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":true}"#, "a", "fieldInvalid", "amount"),
        (#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":1.5}"#, "a", "fieldInvalid", "amount"),
        (
            #"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":0.99999999999999999999}"#, "a",
            "fieldInvalid", "amount"
        ),
        (#"{"id":"a","type":"makeOffer","amount":1,"amount":2}"#, "a", "fieldTwice", "amount"),
        (#"{"id":"a","id":"b","type":"makeOffer"}"#, nil, "fieldTwice", "id"),
        (#"{"id":"a","type":"makeOffer","note":"\ud800"}"#, "a", "textInvalid", "note"),
        (#"{"id":"a","type":"makeOffer","x":[[[[[[[[]]]]]]]]}"#, "a", "tooLarge", nil),
        (#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":1,"show":"no"}"#, "a", "fieldInvalid", "show"),
        (
            #"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":1,"channel":"fax"}"#, "a", "fieldInvalid",
            "channel"
        ),
        (#"{"id":"a","type":"stagePitch","pitch":"p1","expect":"asleep"}"#, "a", "fieldInvalid", "expect"),
        (#"{"id":"a","type":"putPitch","title":"t","asks":[{"kind":"x"}]}"#, "a", "fieldMissing", "asks"),
    ])
    func `what cannot be read is refused by name`(text: String, id: String?, code: String, field: String?) {
        guard case .failure(let unreadable) = read(text) else { Issue.record("it was read"); return }
        #expect(unreadable.id == id)
        #expect(unreadable.refusal.code == code)
        #expect(unreadable.refusal.field == field)
        #expect(!unreadable.refusal.detail.isEmpty)
    }

    @Test(arguments: ["1e3", "1000.0", "1000", "100000e-2", "1.0E3"])
    func `a whole number is one however it is written`(amount: String) throws {
        let frame = try read(#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":\#(amount)}"#).get()

        #expect(frame.command == .makeOffer(OfferForm(pitch: .p1, kind: "x", amount: 1000)))
    }

    @Test(arguments: [
        ("9223372036854775808", Int.max), ("1e100", .max), ("-1e100", .min), ("1e400", .max), ("1e99999999999", .max),
        (String(repeating: "9", count: 400), .max),
    ])
    func `a number that does not fit is left for the rules to refuse`(amount: String, read: Int) throws {
        let frame = try self.read(#"{"id":"a","type":"makeOffer","pitch":"p1","kind":"x","amount":\#(amount)}"#).get()

        #expect(frame.command == .makeOffer(OfferForm(pitch: .p1, kind: "x", amount: read)))
    }

    @Test func `a message has a size`() {
        let text = #"{"id":"a","type":"\#(String(repeating: "x", count: ClientFrame.maximumLength))"}"#

        guard case .failure(let unreadable) = read(text) else { Issue.record("it was read"); return }
        #expect(unreadable.refusal.code == "tooLarge")
    }

    @Test func `every refusal has words`() {
        for refusal in Refusal.allCases { #expect(WireRefusal(refusal).detail.count > 10) }
        for fault in WireRefusal.Fault.allCases { #expect(WireRefusal(fault).detail.count > 10) }
        #expect(WireRefusal(.stateChanged, who: "Piet").detail.hasPrefix("Piet "))
    }
}

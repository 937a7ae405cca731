import Foundation
import LedgerFormat
import Marketplace
import OpenSSL

extension CommitmentList {
    /// The list as JSON, for other systems: `{"conference","name","seq","ledger","commitments":[…]}`, described in the OpenAPI
    /// document.
    public var json: [UInt8] {
        struct File: Encodable {
            var conference: String
            var name: String
            var seq: Int
            var ledger: Ledger?
            var commitments: [Row]
        }
        struct Ledger: Encodable {
            var size: Int
            var root: String
            var code: String
            var checkpoint: String
        }
        let file = File(
            conference: code,
            name: name,
            seq: seq,
            ledger: checkpoint.map { signed in
                Ledger(
                    size: signed.checkpoint.size,
                    root: signed.checkpoint.root.hex,
                    code: signed.checkpoint.code,
                    checkpoint: signed.note
                )
            },
            commitments: commitments.map(Row.init)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(file) else { preconditionFailure("a list has JSON") }
        return Array(data)
    }
}

private struct Row: Encodable {
    var offer: Int
    var seq: Int
    var at: String
    var pitch: String
    var title: String
    var municipality: String
    var region: String
    var badge: Int?
    var organisation: String
    var name: String
    var sector: String
    var kind: String
    var amount: Int
    var unit: String
    var note: String
    var needs: [String]
    var channel: String
    var enteredBy: String
    var status: String
    var reason: String
    var show: Bool

    init(_ commitment: Commitment) {
        offer = commitment.offer
        seq = commitment.seq
        at = commitment.at.rfc3339
        pitch = commitment.pitch
        title = commitment.title
        municipality = commitment.municipality
        region = commitment.region
        badge = commitment.badge
        organisation = commitment.organisation
        name = commitment.name
        sector = commitment.sector
        kind = commitment.kind
        amount = commitment.amount
        unit = commitment.unit
        note = commitment.note
        needs = commitment.needs
        channel = commitment.channel.rawValue
        enteredBy = commitment.enteredBy
        status = commitment.status.rawValue
        reason = commitment.reason
        show = commitment.show
    }
}

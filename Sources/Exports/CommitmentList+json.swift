import Foundation
import LedgerFormat
import Marketplace
import OpenSSL

extension CommitmentList {
    /// Writes the list as JSON, for other systems: `{"conference","name","seq","people","ledger","commitments":[…]}`, described in the
    /// OpenAPI document.
    ///
    /// - Parameters:
    ///   - write: takes the next bytes of the file.
    ///   - progress: called with the number of commitments that were written, now and then.
    public func writeJSON(
        to write: ([UInt8]) throws -> Void,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ value: some Encodable) throws -> Data { try encoder.encode(value) }

        // The head is an object of its own, of which the last brace waits until the commitments have been written.
        var bytes = Array(try json(Head(self)).dropLast())
        bytes += ",\"commitments\":[".utf8
        var count = 0
        for commitment in commitments {
            if count > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += try json(Row(commitment))
            count += 1
            guard bytes.count >= 64 * 1024 else { continue }
            try write(bytes)
            bytes.removeAll(keepingCapacity: true)
            try progress(count)
        }
        try write(bytes + "]}".utf8)
        try progress(count)
    }
}

private struct Head: Encodable {
    var conference: String
    var name: String
    var seq: Int
    var people: Int
    var ledger: Ledger?

    struct Ledger: Encodable {
        var size: Int
        var root: String
        var code: String
        var checkpoint: String
    }

    init(_ list: CommitmentList) {
        conference = list.code
        name = list.name
        seq = list.seq
        people = list.people
        ledger = list.checkpoint.map { signed in
            Ledger(
                size: signed.checkpoint.size,
                root: signed.checkpoint.root.hex,
                code: signed.checkpoint.code,
                checkpoint: signed.note
            )
        }
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
    var organisationKind: String
    var size: String
    var name: String
    var function: String
    var email: String
    var phone: String
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
    var prepared: Bool

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
        organisationKind = commitment.organisationKind
        size = commitment.size
        name = commitment.name
        function = commitment.function
        email = commitment.email
        phone = commitment.phone
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
        prepared = commitment.prepared
    }
}

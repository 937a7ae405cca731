import Exports
import HTTPTypes
import Hall
import Hummingbird
import LedgerFormat
import LiveProtocol
import Marketplace
import Storage

/// What anybody can hold the ledger to: its key, its checkpoints, and receipts.
struct ProofRoutes {
    private static let text = "text/plain; charset=utf-8"

    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        router.get("/.well-known/wiebiedt/ledger.pem") { _, _ in
            answer(Array(reception.configuration.publicKeys.utf8), type: "application/x-pem-file")
        }
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("checkpoint") { request, context in
            let checkpoint = try await checkpoint(request, context)
            return answer(Array(checkpoint.note.utf8), type: Self.text)
        }
        conference.get("checkpoint.svg") { request, context in
            let checkpoint = try await checkpoint(request, context)
            guard let svg = QRCode.svg(checkpoint.note) else { throw Problem.fault }
            return answer(svg, type: "image/svg+xml")
        }
        conference.get("offers/{offer}/receipt", use: receipt)
        conference.get("pitches/{pitch}/receipts", use: receipts)
    }

    /// The last checkpoint, or the first that covers a line.
    private func checkpoint(_ request: Request, _ context: BasicRequestContext) async throws -> StoredCheckpoint {
        let conference = try reception.conference(context)
        let covering = try number(request, "covering")
        guard let stored = try await conference.checkpoint(covering: covering) else {
            throw Problem.checkpointUnknown
        }
        return stored
    }

    /// The receipt of one offer, for those whose offer it is on either side.
    @Sendable
    private func receipt(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .employer, .wethouder, .organiser, .clerk)
        let number = Int(try context.parameters.require("offer")) ?? 0
        let offer = visitor.conference.read { state in
            state.offer(number).flatMap { visitor.mayHaveReceipt(of: $0, in: state) ? $0 : nil }
        }
        // To whom it does not belong, an offer does not exist.
        guard let offer else { throw Problem(.init(Refusal.offerUnknown)) }
        let size = try self.number(request, "size")
        guard let receipt = try await visitor.conference.receipt(of: offer.seq, at: size) else {
            throw Problem.checkpointUnknown
        }
        let name = "ontvangstbewijs-\(visitor.conference.code)-\(offer.number).txt"
        return file(Array(receipt.text.utf8), Self.text, name)
    }

    /// The municipality's copies: the receipts of all offers to one pitch.
    @Sendable
    private func receipts(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .wethouder, .organiser)
        guard let pitch = PitchID(try context.parameters.require("pitch")) else {
            throw Problem(.init(Refusal.pitchUnknown))
        }
        let offers = visitor.conference.read { state in
            state.pitch(pitch).flatMap { visitor.role == .organiser || $0.owner == visitor.person ? $0.id : nil }
                .map { id in state.offers.filter { $0.pitch == id }.map(\.seq) }
        }
        guard let offers else { throw Problem(.init(Refusal.pitchUnknown)) }
        let name = "ontvangstbewijzen-\(visitor.conference.code)-\(pitch).txt"
        return Response(
            status: .ok,
            headers: [.contentType: Self.text, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody { writer in
                for (index, seq) in offers.enumerated() {
                    guard let receipt = try await visitor.conference.receipt(of: seq) else { continue }
                    let rule = index == 0 ? "" : String(repeating: "=", count: 40) + "\n"
                    try await writer.write(.init(string: rule + receipt.text))
                }
                try await writer.finish(nil)
            }
        )
    }

    private func number(_ request: Request, _ name: String) throws -> Int? {
        guard let text = request.uri.queryParameters[name[...]] else { return nil }
        guard let number = Int(text), number > 0 else { throw Problem(.init(.fieldInvalid, field: name)) }
        return number
    }
}

extension Visitor {
    /// Whether somebody is a side of an offer, or runs the day.
    fileprivate func mayHaveReceipt(of offer: Offer, in conference: Conference) -> Bool {
        switch role {
        case .organiser, .clerk: true
        case .employer: offer.employer == person
        case .wethouder: conference.pitch(offer.pitch)?.owner == person
        case .moderator, .jury, .screen: false
        }
    }
}

import Exports
import Foundation
import HTTPTypes
import Hall
import Hummingbird
import LedgerFormat
import LiveProtocol
import Marketplace
import NIOCore
import Storage

/// What the organiser takes home, at any second of the day.
struct ExportRoutes {
    /// Two write at a time, one for each core; a hall of organisers may wait.
    static let turnstile = Turnstile(inside: 2, waiting: 20)

    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("exports/commitments.csv") { try await download(.csv, $0, $1) }
        conference.get("exports/commitments.xlsx") { try await download(.xlsx, $0, $1) }
        conference.get("exports/commitments.ods") { try await download(.ods, $0, $1) }
        conference.get("exports/commitments.json") { try await download(.json, $0, $1) }
        conference.get("exports/commitments.ics") { try await download(.ics, $0, $1) }
        conference.get("exports/participants.csv") { try await download(.participants, $0, $1) }
        conference.get("exports/addresses.csv") { try await download(.addresses, $0, $1) }
        conference.get("ledger.jsonl") { request, context in
            let visitor = try await reception.visitor(request, context, .organiser)
            return try await stream(visitor.conference, "application/jsonl", "jsonl") { ledger, write in
                try await ledger.writeLines(to: write)
            }
        }
        conference.get("exports/ledger.txt") { request, context in
            let visitor = try await reception.visitor(request, context, .organiser)
            let withWords = request.uri.queryParameters["words"] == "yes"
            return try await stream(visitor.conference, "text/plain; charset=utf-8", "txt") { ledger, write in
                try await ledger.writeFile(withWords: withWords, to: write)
            }
        }
    }

    /// A list as it is now; that it was taken, and with how many people's data, is a line of the ledger before it goes.
    private func download(
        _ form: ExportForm,
        _ request: Request,
        _ context: BasicRequestContext
    ) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .wethouder)
        guard visitor.role == .organiser || form.isOfCommitments else { throw Problem(.init(Refusal.notAllowed)) }
        if request.method != .head { try reception.count(visitor) }
        let wish = try ExportWish(request, by: visitor, reception.house.catalogue)
        let answer = try await Self.turnstile.pass {
            let file = try await file(form, wish, visitor)
            // A page that asks how large it would be takes nothing home.
            if request.method != .head {
                try await reception.must(
                    .takeList(form.listName, people: file.people),
                    in: visitor.conference,
                    by: visitor.actor
                )
            }
            return try await ScratchFile.write(file)
        }
        guard let answer else { throw Problem.tooManyExports }
        return answer
    }

    private func file(_ form: ExportForm, _ wish: ExportWish, _ visitor: Visitor) async throws -> ExportFile {
        let state = visitor.conference.copy()
        let stored = try await visitor.conference.checkpoint(covering: state.seq)
        let list = CommitmentList(
            state,
            code: visitor.conference.code,
            catalogue: reception.house.catalogue,
            checkpoint: try stored.map { try SignedCheckpoint(note: $0.note) },
            selection: wish.selection
        )
        return ExportFile(
            form,
            of: list,
            catalogue: reception.house.catalogue,
            flavour: wish.flavour,
            at: reception.house.clock()
        )
    }

    /// A ledger as a download that is written while it is read, whatever its size.
    private func stream(
        _ conference: OpenConference,
        _ type: String,
        _ ending: String,
        _ body: @escaping @Sendable (LedgerCopy, ([UInt8]) async throws -> Void) async throws -> Void
    ) async throws -> Response {
        guard let ledger = try await conference.ledger() else { throw Problem.checkpointUnknown }
        let name = "logboek-\(conference.code)-\(ledger.size).\(ending)"
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody { writer in
                try await body(ledger) { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        )
    }
}

/// Which commitments are wanted, and how.
private struct ExportWish {
    var selection: CommitmentList.Selection
    var flavour: CSV.Flavour

    init(_ request: Request, by visitor: Visitor, _ catalogue: Catalogue) throws {
        func choice<Choice: RawRepresentable<String>>(_ name: Substring, _ usual: Choice) throws -> Choice {
            guard let text = request.uri.queryParameters[name] else { return usual }
            guard let choice = Choice(rawValue: String(text)) else {
                throw Problem(WireRefusal(.fieldInvalid, field: String(name)))
            }
            return choice
        }
        selection = CommitmentList.Selection()
        flavour = try choice("flavour", CSV.Flavour.excel)
        selection.namesHidden = try choice("hidden", Hidden.show) == .show
        if let text = request.uri.queryParameters["pitch"] {
            guard let id = PitchID(String(text)), let pitch = visitor.conference.read({ $0.pitch(id) }),
                visitor.role == .organiser || pitch.owner == visitor.person
            else {
                throw Problem(.init(Refusal.pitchUnknown))
            }
            selection.pitch = id
        }
        if let text = request.uri.queryParameters["region"] {
            guard let code = catalogue.region(called: String(text)) else {
                throw Problem(.init(Refusal.regionUnknown))
            }
            selection.region = code
        }
        if visitor.role == .wethouder {
            selection.owner = visitor.person
            selection.namesHidden = false
        }
    }

    private enum Hidden: String {
        case show, omit
    }
}

extension ExportForm {
    /// Whether it is about what was promised; lists of people are the organiser's alone.
    fileprivate var isOfCommitments: Bool {
        switch self {
        case .csv, .xlsx, .ods, .json, .ics: true
        case .participants, .addresses: false
        }
    }
}

extension Problem {
    fileprivate static let tooManyExports = Problem(
        status: .tooManyRequests,
        code: "tooManyExports",
        detail: "Er worden al veel bestanden gemaakt. Probeer het over een paar seconden nog eens.",
        headers: [.retryAfter: "5"]
    )
}

/// A download; its name is ours and holds letters and digits only, so it needs no quoting (RFC 6266).
func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
    answer(bytes, type: type, headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
}

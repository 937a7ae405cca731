import Exports
import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// What a conference is, coming in, and going.
struct ConferenceRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("/", use: describe)
        conference.post("join", use: join)
        conference.get("me", use: me)
        conference.post("leave", use: leave)
        conference.get("qr.svg", use: qr)
    }

    /// What anybody may know who has the code.
    @Sendable
    private func describe(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        struct Body: Encodable {
            var code: String
            var address: String
            var name: String
            var date: String
            var venue: String?
            var host: String?
            var openEntry: Bool
            var phase: String
            var contact: String?
            var keepUntil: String?
        }
        let conference = try reception.conference(context)
        let address = reception.address(of: request)
        return json(
            conference.read { state in
                Body(
                    code: conference.code,
                    address: address,
                    name: state.charter?.words?.name ?? "",
                    date: state.charter?.date ?? "",
                    venue: state.charter?.words?.venue,
                    host: state.charter?.words?.host,
                    openEntry: state.letsWalkIn,
                    phase: state.phase.rawValue,
                    contact: state.charter?.words?.contact,
                    keepUntil: state.charter?.keepUntil
                )
            }
        )
    }

    private struct JoinForm: Decodable {
        var id: String?
        var name: String
        var organisation: String
        var sector: String?
        var show: Bool?
    }

    /// Lets somebody in without a badge, as an employer.
    @Sendable
    private func join(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let conference = try reception.conference(context)
        let form = try await reception.form(request, as: JoinForm.self)
        guard conference.read(\.letsWalkIn) else {
            throw Problem(.init(Refusal.entryClosed))
        }
        let admission = Admission(
            id: try form.id.map(secretID),
            role: .employer,
            words: .init(name: text(form.name) ?? "", organisation: text(form.organisation) ?? ""),
            sector: text(form.sector),
            show: form.show ?? true
        )
        if let wait = reception.paces.join(conference.code) { throw Problem.entryBusy(wait: wait) }
        let person = try await reception.admit(admission, to: conference, by: .house)

        struct Body: Encodable {
            var badge: Int?
            var name: String
            var organisation: String
            var role: String
            var page: String
            var token: String
        }
        var headers = HTTPFields()
        let token = try await reception.signIn(
            person.id,
            as: person.role,
            to: conference.code,
            answering: request,
            &headers
        )
        return json(
            Body(
                badge: person.words?.badge,
                name: person.words?.name ?? "",
                organisation: person.words?.organisation ?? "",
                role: person.role.rawValue,
                page: "/employer/\(conference.code)",
                token: token
            ),
            headers: headers
        )
    }

    /// The command id that stands in the ledger for the id that a walk-in made.
    ///
    /// Who repeats a join comes in as the same person, so the id is as good as a password: it must be one that nobody
    /// guesses, and the ledger, which is made to be shown, holds only its digest.
    private func secretID(_ id: String) throws -> String {
        guard let id = ClientFrame.validID(id), id.utf8.count >= 16 else {
            throw Problem(WireRefusal(.idInvalid, field: "id"))
        }
        return String(Digest(of: "join:\(id)".utf8).hex.prefix(32))
    }

    /// What somebody is told of themselves.
    @Sendable
    private func me(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context)
        return json(visitor.conference.read { state in state.person(visitor.person).map { You($0, in: state) } })
    }

    /// Ends a session; a personal link stays good.
    @Sendable
    private func leave(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        // However fast they were, whoever wants to go may go.
        let visitor = try await reception.visitor(request, context, isCounted: false)
        if try await reception.house.doorkeeper.access(by: visitor.token)?.purpose == .session {
            try await reception.house.doorkeeper.end(visitor.token)
            reception.openLines.end(visitor.token)
        }
        return Response(
            status: .noContent,
            headers: [
                .setCookie: SessionCookie.clear(
                    visitor.role,
                    in: visitor.conference.code,
                    isSecure: request.head.isSecure
                )
            ]
        )
    }

    /// The address to join at, as a QR code.
    ///
    /// Scheme and host in capitals: a QR code then needs fewer and larger modules (ISO/IEC 18004, alphanumeric mode).
    @Sendable
    private func qr(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let conference = try reception.conference(context)
        let address = reception.address(of: request).uppercased() + "/" + conference.code
        guard let svg = QRCode.svg(address) else { throw Problem.fault }
        return answer(svg, type: "image/svg+xml")
    }
}

import Hall
import HTTPTypes
import Hummingbird
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// The conferences of one organiser, and new ones.
struct FoundingRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/conferences", use: list)
        router.post("/api/v1/conferences", use: found)
    }

    private struct Conferences: Encodable {
        var conferences: [Row]

        struct Row: Encodable {
            var code: String
            var name: String
            var date: String
            var phase: String
        }
    }

    /// Those for which whoever asks has proven to be an organiser, latest day first.
    @Sendable
    private func list(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitors = try await organisers(request)
        let rows = visitors.map { visitor in
            visitor.conference.read { state in
                Conferences.Row(
                    code: visitor.conference.code,
                    name: state.charter?.words?.name ?? "",
                    date: state.charter?.date ?? "",
                    phase: state.phase.rawValue
                )
            }
        }
        return json(Conferences(conferences: rows.sorted { ($1.date, $0.code) < ($0.date, $1.code) }))
    }

    private func organisers(_ request: Request) async throws -> [Visitor] {
        let visitors = try await reception.house.visitors(
            as: .organiser,
            request.headers,
            isSecure: request.head.isSecure
        )
        guard let first = visitors.first else { throw Problem.signedOut }
        if first.isFromCookie { try reception.requireOurOrigin(request) }
        return visitors
    }

    /// Founds a conference; whoever asks is its organiser.
    @Sendable
    private func found(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitors = try await organisers(request)
        try reception.count(visitors[0])
        let form = try await reception.form(request, as: ConferenceForm.self)
        let former = try form.from.map { code in
            guard let visitor = visitors.first(where: { $0.conference.code == code }) else {
                throw Problem(.init(Refusal.conferenceUnknown))
            }
            return visitor
        }
        let asking = former ?? visitors[0]
        guard reception.house.all.count < Limits.conferences else { throw Problem(WireRefusal(.tooBusy)) }
        let charter = try form.charter(
            reception.house.catalogue,
            instead: former?.conference.read(\.charter) ?? nil
        )
        guard let words = asking.conference.read({ $0.person(asking.person)?.words }) else { throw Problem.signedOut }
        let opened = try await refusing { try await reception.house.found(charter) }
        var own = words
        own.badge = nil
        let (organiser, token) = try await refusing {
            try await reception.house.invite(.organiser, own, to: opened)
        }
        if let former {
            try await refusing {
                try await opened.takeOver(
                    form.copying,
                    of: former.conference.copy(),
                    called: former.conference.code,
                    organiser: (organiser.id, former.person)
                )
            }
        }
        struct Body: Encodable {
            var code: String
            var name: String
            var token: String
            var link: String
        }
        var headers = HTTPFields()
        if asking.isFromCookie {
            _ = try await reception.signIn(organiser.id, as: .organiser, to: opened.code, answering: request, &headers)
        }
        return json(
            Body(
                code: opened.code,
                name: charter.words?.name ?? "",
                token: token,
                link: reception.address(of: request) + "/k/" + token
            ),
            status: .created,
            headers: headers
        )
    }

    /// What the rules refuse, as an answer.
    private func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let refusal as WireRefusal {
            throw Problem(refusal)
        }
    }
}

/// A conference that is to be founded.
struct ConferenceForm: Decodable {
    var name: String
    var date: String
    var venue: String?
    var host: String?
    var organisers: [String]?
    var contact: String?
    var kinds: [String]?
    var regions: [String]?
    var keepUntil: String?
    var openEntry: Bool?
    /// The former conference that it takes over from.
    var from: String?
    var people: Bool?
    var pitches: Bool?
    var commitments: Bool?

    var copying: Copying {
        Copying(people: people ?? false, pitches: pitches ?? false, commitments: commitments ?? false)
    }

    /// The charter: what is said here, else what the former one had, else everything that the lists hold.
    func charter(_ catalogue: Catalogue, instead former: Charter?) throws -> Charter {
        let kinds = try kinds?.map { key in
            guard let kind = catalogue.kind(key) else { throw Problem(.init(Refusal.kindUnknown)) }
            return kind.rule
        }
        let regions = try regions?.map { name in
            guard let code = catalogue.region(called: name) else { throw Problem(.init(Refusal.regionUnknown)) }
            return code
        }
        var words = former?.words ?? Charter.Words(name: "")
        words.name = text(name) ?? ""
        words.venue = text(venue) ?? words.venue
        words.host = text(host) ?? words.host
        words.organisers = organisers?.compactMap(text) ?? words.organisers
        words.contact = text(contact) ?? words.contact
        var charter = Charter(
            words: words,
            date: date,
            keepUntil: text(keepUntil),
            openEntry: openEntry ?? former?.openEntry ?? true,
            kinds: kinds ?? former?.kinds ?? catalogue.kinds.map(\.rule),
            regions: regions ?? former?.regions ?? catalogue.regions.map(\.code),
            themes: former?.themes ?? catalogue.themes.map(\.key),
            sectors: former?.sectors ?? catalogue.sectors.map(\.key)
        )
        charter.walkIns = former?.walkIns ?? Charter.usualWalkIns
        charter.begins = .concept
        return charter
    }
}

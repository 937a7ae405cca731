import Exports
import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import Marketplace
import Storage

/// What badges are printed from.
struct BadgeRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.post("badges", use: badges)
    }

    private struct BadgeForm: Decodable {
        /// The numbers of the people; nil for everybody who has a badge.
        var people: [Int]?
        /// Only those who came after this ledger line, or were described anew.
        var since: Int?
    }

    private struct Badges: Encodable {
        var code: String
        var seq: Int
        var name: String
        var date: String
        var keepUntil: String?
        var address: String
        var joinQr: QRCode.Drawing?
        var wifi: WifiWords?
        var wifiQr: QRCode.Drawing?
        var badges: [PersonalLink]
    }

    /// Makes a fresh link for each, since nobody knows the old ones; those stay good.
    ///
    /// That badges were made is a line of the ledger, whoever made them: a badge lets somebody in as another.
    @Sendable
    private func badges(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .clerk)
        let form = try await reception.form(request, as: BadgeForm.self)
        let (code, address) = (visitor.conference.code, reception.address(of: request))
        let (people, charter) = visitor.conference.read { ($0.wearers(form.people, since: form.since), $0.charter) }
        if visitor.role == .clerk {
            // The door makes badges one by one, for those who come.
            guard people.count == 1, people[0].role == .employer else {
                throw Problem(.init(Refusal.notAllowed))
            }
        }
        try await reception.must(.takeList("badges", people: people.count), in: visitor.conference, by: visitor.actor)
        let tokens = try await reception.house.doorkeeper.letIn(people.map(\.id), to: code, by: .link)
        let wifi = charter?.words?.wifi
        return json(
            Badges(
                code: code,
                seq: visitor.conference.read(\.seq),
                name: charter?.words?.name ?? "",
                date: charter?.date ?? "",
                keepUntil: charter?.keepUntil,
                address: address,
                joinQr: QRCode.drawing(of: address.uppercased() + "/" + code),
                wifi: wifi.map(WifiWords.init),
                wifiQr: wifi.flatMap { QRCode.drawing(of: QRCode.wifi(name: $0.name, password: $0.password)) },
                badges: zip(people, tokens).map { PersonalLink($0, $1, at: address) }
            )
        )
    }
}

/// The network of the hall, as those see it who print it.
struct WifiWords: Encodable {
    var name: String
    var password: String?

    init(_ wifi: Wifi) {
        name = wifi.name
        password = wifi.password
    }
}

extension Conference {
    /// Those for whom a badge is printed: all who have a number, or those who are named.
    fileprivate func wearers(_ numbers: [Int]?, since seq: Int?) -> [Person] {
        let asked = numbers.map { Set($0) }
        return people.filter { person in
            guard let words = person.words, !person.revoked, !person.simulated else { return false }
            if let asked { return asked.contains(person.id.number) }
            return words.badge != nil && (person.changedSeqs.last ?? person.seq) > (seq ?? 0)
        }
    }
}

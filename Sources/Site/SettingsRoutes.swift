import HTTPTypes
import Hall
import Hummingbird
import Marketplace

/// What the organiser may know and change of a conference.
struct SettingsRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("settings", use: settings)
    }

    @Sendable
    private func settings(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        let address = reception.address(of: request)
        guard let body = visitor.conference.read({ Settings($0, visitor.conference.code, at: address) }) else {
            throw Problem.fault
        }
        return json(body)
    }

    private struct Settings: Encodable {
        var code: String
        var address: String
        var phase: String
        var name: String
        var date: String
        var venue: String?
        var host: String?
        var organisers: [String]
        var contact: String?
        var wifi: WifiWords?
        var keepUntil: String?
        var openEntry: Bool
        var kinds: [String]
        var regions: [String]
        var themes: [String]
        var sectors: [String]
        var freezeAt: String?
        var walkInsFrom: Int
        var walkInsTo: Int
        var people: Int
        var offers: Int
        var prepared: Int
        var carried: Int

        init?(_ state: Conference, _ code: String, at address: String) {
            guard let charter = state.charter else { return nil }
            self.code = code
            self.address = address
            phase = state.phase.rawValue
            name = charter.words?.name ?? ""
            date = charter.date
            venue = charter.words?.venue
            host = charter.words?.host
            organisers = charter.words?.organisers ?? []
            contact = charter.words?.contact
            wifi = charter.words?.wifi.map(WifiWords.init)
            keepUntil = charter.keepUntil
            openEntry = charter.openEntry
            kinds = charter.kinds.map(\.key)
            regions = charter.regions
            themes = charter.themes
            sectors = charter.sectors
            freezeAt = charter.freezeAt?.rfc3339
            walkInsFrom = charter.walkIns.lowerBound
            walkInsTo = charter.walkIns.upperBound
            people = state.people.count { !$0.erased && !$0.simulated }
            offers = state.offers.count
            prepared = state.prepared.count { !$0.dropped && $0.revealed == nil }
            carried = state.carried.count
        }
    }
}

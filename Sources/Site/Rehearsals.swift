import Crowd
import Hall
import LiveProtocol
import Marketplace
import NIOCore
import Storage

/// The crowds of made-up bidders that are about, at most one a conference.
///
/// They come in by the port, as everybody does, with tokens that exist in memory and nowhere else. A crowd leaves when it
/// is sent away, when its rehearsal is over or wiped, and when the server stops.
actor Rehearsals {
    private let house: House
    private let configuration: SiteConfiguration
    private var port: SocketAddress?
    private var crowds: [String: Crowd] = [:]
    private var beginning: Set<String> = []
    private var isOver = false

    /// No crowds, until the site listens.
    init(house: House, configuration: SiteConfiguration) {
        self.house = house
        self.configuration = configuration
    }

    /// Learns what the site listens on.
    func site(listensOn address: SocketAddress?) {
        port = address
    }

    /// How the last crowd of a conference is doing, or did; nil before there was one.
    func figures(of conference: OpenConference) -> Figures? {
        crowds[conference.code]?.figures
    }

    /// Sends in a crowd of so many, in place of one that is there.
    ///
    /// - Throws: ``Problem``, when the conference is not being rehearsed, has no room for so many, or is just getting
    ///   another crowd.
    func begin(_ bidders: Int, in conference: OpenConference, by actor: Actor, id: String) async throws -> Figures {
        let code = conference.code
        guard let port, !isOver else { throw Problem(WireRefusal(.unavailable)) }
        guard beginning.insert(code).inserted else { throw Problem(.init(Refusal.stateChanged)) }
        defer { beginning.remove(code) }

        let people = try await made(bidders, in: conference, by: actor, id: id)
        await end(code)
        let tokens = try await house.doorkeeper.letIn(people, to: code, by: .session)
        let crowd = Crowd(
            tokens,
            to: try Door(listening: port, code: code, isSecure: configuration.tls != nil),
            singles: Set(house.catalogue.kinds.filter(\.single).map { $0.key }),
            seed: .random(in: 0 ... .max)
        )
        crowds[code] = crowd
        // Whatever ended it may have come in between.
        if isOver || conference.read({ $0.phase != .rehearsal }) { await end(code) }
        return crowd.figures
    }

    /// The people that a crowd is made of: those of former rehearsals, and as many more as it takes.
    private func made(
        _ count: Int,
        in conference: OpenConference,
        by actor: Actor,
        id: String
    ) async throws -> [PersonID] {
        let there = conference.read { ($0.phase, $0.simulatedBidders.count) }
        guard there.0 == .rehearsal else { throw Problem(.init(Refusal.notRehearsing)) }
        if there.1 < count {
            switch await conference.submit(.simulateBidders(count), id: id, by: actor) {
            case .recorded: break
            case .refused(let refusal): throw Problem(refusal)
            case nil: throw Problem(WireRefusal(.unavailable))
            }
        }
        return conference.read { $0.simulatedBidders.prefix(count).map(\.id) }
    }

    /// Sends the crowd of a conference home, which keeps its figures; returns when its last socket is closed.
    func end(_ code: String) async {
        await crowds[code]?.leave()
    }

    /// Sends the crowd of a conference home, and forgets what it did, because that is undone.
    func forget(_ code: String) async {
        await end(code)
        crowds[code] = nil
    }

    /// Sends everybody home, and lets nobody in any more.
    func endAll() async {
        isOver = true
        for code in crowds.keys { await end(code) }
    }
}

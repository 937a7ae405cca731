import LiveProtocol
import Marketplace

/// What a screen shows, in the fewest words that tell two screens apart.
struct HallView: Hashable {
    /// How many of the latest offers a screen shows of a pitch.
    static let recentMaximum = 40

    var stage: String?
    var interlude: String?
    var pitches: [PitchView] = []

    struct PitchView: Hashable {
        var state: String
        var closesAt: String?
        var closedSeq: Int?
        var tally: [String: Int] = [:]
        var standing = 0
        /// The latest offers that count.
        var recent: [RecentView] = []
    }

    struct RecentView: Hashable {
        let offer: Int
        /// Whether it is told who made it.
        var isNamed: Bool
    }

    init() {}

    /// What a phone that folded events shows.
    init(_ hall: HallState) {
        stage = hall.stage
        interlude = hall.interlude
        pitches = hall.pitches.map {
            PitchView(
                state: $0.state,
                closesAt: $0.closesAt,
                closedSeq: $0.closedSeq,
                tally: $0.tally,
                standing: $0.standing,
                recent: $0.recent.map { RecentView(offer: $0.offer, isNamed: $0.by.isNamed) }
            )
        }
    }
}

extension Party {
    var isNamed: Bool { badge != nil || organisation != nil }
}

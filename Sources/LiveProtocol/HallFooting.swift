import Marketplace

/// How the stage stands again after a step was taken back, for everybody.
public struct HallFooting: Hashable, Codable, Sendable {
    /// The pitch on the stage; nil when there is none.
    public var stage: String?
    /// What the screen shows instead: `pause`, `jury` or `thanks`; nil for the lobby, or while a pitch is on the stage.
    public var interlude: String?
    /// The pitches that are moved by it.
    public var pitches: [Place]

    /// How far one pitch is.
    public struct Place: Hashable, Codable, Sendable {
        /// The pitch.
        public var pitch: String
        /// How far it has come.
        public var state: String
        /// When its round closes by itself, RFC 3339; nil when it does not.
        public var closesAt: String?
        /// The event that closed its last round; nil while it is not closed.
        public var closedSeq: Int?
    }

    init(_ footing: Footing) {
        stage = footing.stage?.description
        interlude = footing.interlude?.rawValue
        pitches = footing.pitches.map { place in
            Place(
                pitch: place.pitch.description,
                state: place.state.rawValue,
                closesAt: place.closesAt?.rfc3339,
                closedSeq: place.closedSeq
            )
        }
    }
}

import Marketplace

/// One part of the day, as everybody sees it.
public struct HallProgrammeItem: Hashable, Codable, Sendable {
    /// The pitch that is heard; nil for anything else.
    public var pitch: String?
    /// What it is, when it is no pitch: `talk`, `talkshow`, `break`, `round`, `jury` or `other`.
    public var kind: String?
    /// What it is called; nil where the pitch says it.
    public var title: String?
    /// When it begins, `14:30`.
    public var startsAt: String?
    /// How many minutes it takes.
    public var minutes: Int?
}

extension [HallProgrammeItem] {
    init(_ programme: Programme) {
        self = programme.items.indices.map { index in
            let item = programme.items[index]
            let title = programme.titles?[index]
            return HallProgrammeItem(
                pitch: item.pitch?.description,
                kind: item.kind?.rawValue,
                title: title?.isEmpty == false ? title : nil,
                startsAt: item.startsAt,
                minutes: item.minutes
            )
        }
    }
}

import Marketplace

/// What is told of somebody in one line.
struct PersonState {
    var role: Role
    var sector: String?
    var show: Bool
    var words: Person.Words?

    /// The members in which it differs from another.
    func differences(from other: PersonState) -> [String] {
        var names: [String] = []
        if role != other.role { names.append("role") }
        if sector != other.sector { names.append("sector") }
        if show != other.show { names.append("show") }
        guard let now = words, let before = other.words else { return names }
        let texts: [(String, KeyPath<Person.Words, String?>)] = [
            ("municipality", \.municipality), ("function", \.function), ("email", \.email), ("phone", \.phone),
            ("kind", \.kind), ("size", \.size), ("region", \.region), ("external", \.external),
        ]
        if now.name != before.name { names.append("name") }
        if now.organisation != before.organisation { names.append("organisation") }
        if now.badge != before.badge { names.append("badge") }
        return names + texts.filter { now[keyPath: $0.1] != before[keyPath: $0.1] }.map(\.0)
    }
}

extension Pitch.Content {
    /// The members in which it differs from another.
    func differences(from other: Pitch.Content) -> [String] {
        var names: [String] = []
        if asks != other.asks { names.append("asks") }
        if region != other.region { names.append("region") }
        if theme != other.theme { names.append("theme") }
        if sector != other.sector { names.append("sector") }
        guard let now = words, let before = other.words else { return names }
        if now.title != before.title { names.append("title") }
        if now.promises != before.promises { names.append("promises") }
        let texts: [(String, KeyPath<Pitch.Words, String?>)] = [
            ("problem", \.problem), ("forWhom", \.forWhom), ("municipality", \.municipality), ("place", \.place),
            ("firstStep", \.firstStep), ("notes", \.notes),
        ]
        return names + texts.filter { now[keyPath: $0.1] != before[keyPath: $0.1] }.map(\.0)
    }
}

extension Charter {
    /// The members in which it differs from another.
    func differences(from other: Charter) -> [String] {
        var names: [String] = []
        if date != other.date { names.append("date") }
        if keepUntil != other.keepUntil { names.append("keepUntil") }
        if openEntry != other.openEntry { names.append("openEntry") }
        if kinds != other.kinds { names.append("kinds") }
        if regions != other.regions { names.append("regions") }
        if walkIns != other.walkIns { names.append("walkIns") }
        if freezeAt != other.freezeAt { names.append("freezeAt") }
        guard let now = words, let before = other.words else { return names }
        if now.name != before.name { names.append("name") }
        if now.venue != before.venue { names.append("venue") }
        if now.host != before.host { names.append("host") }
        if now.organisers != before.organisers { names.append("organisers") }
        if now.contact != before.contact { names.append("contact") }
        if now.wifi != before.wifi { names.append("wifi") }
        return names
    }
}

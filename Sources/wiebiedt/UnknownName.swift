/// A name that looks like that of a setting and is none: a slip, most likely, and then the setting is not set.
///
/// What was set under it is kept nowhere and never told: it may be a secret of another program.
struct UnknownName: Sendable {
    let name: String
    /// Where it stands.
    let place: String
    /// The name that was meant; nil when none is like it.
    let nearest: String?

    /// A key in a file.
    init(key: String, in path: String) {
        name = key
        place = path
        nearest = key.nearest(in: Setting.all.filter(\.isForFile).map(\.key))
    }

    /// A variable; nil when it is known, or does not begin as ours do.
    init?(variable: String) {
        let known = Setting.all.map(\.variable)
        guard variable.hasPrefix("WIEBIEDT_"), !known.contains(variable) else { return nil }
        name = variable
        place = "environment"
        nearest = variable.nearest(in: known)
    }
}

extension String {
    /// The one that it abbreviates, or else that differs from it in the fewest letters, whatever joins the words; nil
    /// when that is more than every second letter.
    fileprivate func nearest(in names: [String]) -> String? {
        if plain.count > 2, let longer = names.first(where: { $0.plain.starts(with: plain) }) { return longer }
        let distances = names.map { ($0, $0.plain.distance(to: plain)) }
        guard let (name, distance) = distances.min(by: { $0.1 < $1.1 }), 2 * distance <= plain.count else { return nil }
        return name
    }

    private var plain: [Character] {
        let letters = lowercased().filter(\.isLetter)
        return Array(letters.hasPrefix("wiebiedt") ? letters.dropFirst(8) : letters[...])
    }
}

extension [Character] {
    /// How many letters are too many, too few or another (the distance of Levenshtein).
    fileprivate func distance(to other: [Character]) -> Int {
        var last = [Int](0...other.count)
        for (row, letter) in enumerated() {
            var next = [row + 1]
            for (column, theirs) in other.enumerated() {
                next.append(
                    Swift.min(last[column] + (letter == theirs ? 0 : 1), last[column + 1] + 1, next[column] + 1))
            }
            last = next
        }
        return last[other.count]
    }
}

extension UnknownName {
    /// What an operator reads.
    var sentence: String {
        "\(name) (\(place)) is no setting and does nothing; \(nearest.map { "is \($0) meant?" } ?? "see `wiebiedt config`")"
    }
}

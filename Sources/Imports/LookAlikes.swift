/// Spellings that may be of one organisation.
public struct LookAlikes: Hashable, Encodable, Sendable {
    /// The spellings, the most used first.
    public var names: [String]
    /// How many people are of each.
    public var people: [Int]
    /// Which to keep.
    public var keep: String

    /// Spellings that are alike among those of a conference and of a list.
    ///
    /// Alike are names that differ in case, accents, signs or legal form only, and long names that are one or two
    /// slips of a finger apart. Names with different digits are different: `Filiaal 1` is not `Filiaal 2`.
    ///
    /// - Parameter organisations: each with how many people are of it; those that were here first come first.
    static func groups(_ organisations: [(name: String, people: Int)]) -> [LookAlikes] {
        var keys: [String] = []
        var members: [String: [Int]] = [:]
        for (index, organisation) in organisations.enumerated() {
            let key = organisation.name.organisationKey
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(index)
        }
        let roots = NearNames(keys).roots
        var groups: [Int: [Int]] = [:]
        for (index, key) in keys.enumerated() { groups[roots[index], default: []] += members[key, default: []] }
        return groups.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }.map { group in
            let sorted = group.map { organisations[$0] }.enumerated().sorted {
                ($1.element.people, $0.offset) < ($0.element.people, $1.offset)
            }.map(\.element)
            return LookAlikes(names: sorted.map(\.name), people: sorted.map(\.people), keep: sorted[0].name)
        }
    }
}

extension String {
    /// What is the same for one organisation, however it is spelled: no case, accents, signs or legal form.
    var organisationKey: String {
        let words = filter { $0 != "." }.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
            .map { String($0).folded }
        let telling = words.filter { !legalForms.contains($0) }
        return (telling.isEmpty ? words : telling).joined()
    }
}

private let legalForms: Set<String> = ["bv", "nv", "vof", "cv", "stichting", "vereniging", "gemeente", "de", "het"]

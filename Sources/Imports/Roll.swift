import Marketplace

/// Finds out who on a list is here already.
///
/// The number in the organiser's own list decides; then the e-mail address; then name and organisation. Whoever was
/// erased, or made up by a rehearsal, is nobody's match.
struct Roll {
    /// Everybody who can be meant.
    let people: [Person]
    private var byExternal: [String: Int] = [:]
    private var byEmail: [String: [Int]] = [:]
    private var byEmailAndName: [String: [Int]] = [:]
    private var byNameAndOrganisation: [String: [Int]] = [:]
    private var byName: [String: Int] = [:]

    init(_ conference: Conference, merging merges: Merges) {
        people = conference.people.filter { $0.words != nil && !$0.erased && !$0.simulated }
        for (index, person) in people.enumerated() {
            guard let words = person.words else { continue }
            let key = nameKey(words.name, merges.applied(to: words.organisation))
            if let external = words.external { byExternal[external] = index }
            if let email = words.email {
                byEmail[email.lowercased(), default: []].append(index)
                byEmailAndName[emailKey(email, words.name), default: []].append(index)
            }
            byNameAndOrganisation[key, default: []].append(index)
            byName[words.name.folded] = index
        }
    }

    /// Of each on the list who they are here; nobody is two of the list.
    ///
    /// The surest go first, for the whole list: of two who share an address, the one who has the name keeps it.
    func matches(of list: [Participant]) -> [Person?] {
        var found = [Int?](repeating: nil, count: list.count)
        var taken: Set<Int> = []
        func round(_ index: [String: [Int]], by key: (Participant) -> String?) {
            var left = index
            for (place, participant) in list.enumerated() where found[place] == nil {
                guard let key = key(participant) else { continue }
                found[place] = left[key, default: []].takeFirst(besides: taken) { index in
                    people[index].words.map(participant.mayBe) == true
                }
                if let index = found[place] { taken.insert(index) }
            }
        }
        round(byExternal.mapValues { [$0] }) { $0.external }
        round(byEmailAndName) { person in person.email.map { emailKey($0, person.name) } }
        round(byEmail) { $0.email?.lowercased() }
        round(byNameAndOrganisation) { nameKey($0.name, $0.organisation ?? "") }
        return found.map { $0.map { people[$0] } }
    }

    /// Somebody here of that name, in any organisation.
    func somebody(called name: String) -> Person? { byName[name.folded].map { people[$0] } }
}

extension Participant {
    /// Whether their numbers in the organiser's list do not tell them apart.
    fileprivate func mayBe(_ words: Person.Words) -> Bool {
        guard let external, !external.isEmpty, let other = words.external else { return true }
        return external == other
    }
}

extension [Int] {
    /// So many who share an address or a name are looked at: more than that are no way to know anybody by.
    private static let looked = 100

    /// Takes out the first that fits, and those before it that were taken elsewhere.
    fileprivate mutating func takeFirst(besides taken: Set<Int>, where fits: (Int) -> Bool) -> Int? {
        var place = 0
        while place < Swift.min(count, Self.looked) {
            let index = self[place]
            let isTaken = taken.contains(index)
            guard isTaken || fits(index) else {
                place += 1
                continue
            }
            remove(at: place)
            if !isTaken { return index }
        }
        return nil
    }
}

private func emailKey(_ email: String, _ name: String) -> String { email.lowercased() + "\u{0}" + name.folded }

/// What is the same for one person, however name and organisation are spelled.
func nameKey(_ name: String, _ organisation: String) -> String {
    name.folded + "\u{0}" + organisation.organisationKey
}

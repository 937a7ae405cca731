/// Those of one name and organisation on a list, found without looking at each of them: it may be thousands.
///
/// An address or a number of their own shows that two are not one, if both have it.
struct Namesakes {
    private var places: [Mark: Int] = [:]

    /// What somebody has; nil stands for whatever anybody has.
    private struct Mark: Hashable {
        var name: String
        var email: String?
        var external: String?
    }

    /// The first of that name and organisation.
    func first(of participant: Participant) -> Int? {
        places[Mark(name: participant.key)]
    }

    /// The first of them whom neither an address nor a number tells apart from somebody.
    func twin(of participant: Participant) -> Int? {
        marks(Self.same(participant.email), Self.same(participant.external), participant).compactMap { places[$0] }
            .min()
    }

    /// Takes somebody in; whoever has the same and came earlier stays first.
    mutating func add(_ participant: Participant, at place: Int) {
        let emails = [nil, participant.email?.lowercased() ?? ""]
        let externals = [nil, participant.external?.lowercased() ?? ""]
        for mark in marks(emails, externals, participant) where places[mark] == nil { places[mark] = place }
    }

    private func marks(_ emails: [String?], _ externals: [String?], _ participant: Participant) -> [Mark] {
        let name = participant.key
        return emails.flatMap { email in externals.map { Mark(name: name, email: email, external: $0) } }
    }

    /// What does not differ from a text: the same and nothing, and for nothing whatever there is.
    private static func same(_ text: String?) -> [String?] {
        guard let text, !text.isEmpty else { return [nil] }
        return [text.lowercased(), ""]
    }
}

extension Participant {
    fileprivate var key: String { nameKey(name, organisation ?? "") }
}

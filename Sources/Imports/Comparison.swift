import Marketplace

/// A list beside the people who are here already.
struct Comparison {
    private let list: [Participant]
    private let conference: Conference
    private let merges: Merges
    private let roll: Roll
    private let matches: [Person?]
    /// Everybody on the list, as they would be afterwards.
    private let rows: [Enrolment]
    /// Those who are not on the list and are of an organisation that goes by another name now.
    private let moved: [Enrolment]
    /// Of whom nothing would change.
    private var same: Set<Int> = []

    init(_ list: [Participant], _ conference: Conference, _ merges: Merges) {
        self.list = list
        self.conference = conference
        self.merges = merges
        roll = Roll(conference, merging: merges)
        let matches = roll.matches(of: list)
        self.matches = matches
        rows = list.indices.map { place in
            var row = list[place].enrolment(of: matches[place])
            row.words.organisation = merges.applied(to: row.words.organisation)
            return row
        }
        let listed = Set(matches.compactMap { $0?.id })
        moved = roll.people.filter { !listed.contains($0.id) }.compactMap { $0.moved(by: merges) }
        for (place, row) in rows.enumerated() where matches[place].map({ $0.isDescribed(by: row) }) == true {
            same.insert(place)
        }
    }

    /// What changes, in the order of the list.
    var enrolments: [Enrolment] {
        rows.indices.filter { !same.contains($0) }.map { rows[$0] } + moved
    }

    func report(into report: inout ImportReport) {
        report.same = same.count
        report.new = matches.count { $0 == nil }
        report.changed = rows.count - report.same - report.new + moved.count
        findTwins(&report)
        for place in list.indices { judge(place, &report) }
        if conference.people.count + report.new > Limits.people, let last = list.last {
            report.add(.tooManyPeople(line: last.line))
        }
        report.lookAlikes = LookAlikes.groups(organisations)
    }

    private func judge(_ place: Int, _ report: inout ImportReport) {
        let (line, row) = (list[place].line, rows[place])
        if row.role == .employer, row.words.organisation.isEmpty, !row.words.name.isEmpty {
            report.add(.missing(.organisation, onLine: line))
        }
        if let badge = list[place].badge, let wearer = conference.person(wearing: badge), wearer.id != row.person {
            report.add(.badgeTaken(badge, line: line))
        }
        guard let person = matches[place], let words = person.words else {
            judgeNewcomer(place, &report)
            return
        }
        if person.revoked { report.add(.init(line: line, why: .revoked, with: .init(words))) }
        if words.name.folded != row.words.name.folded, words.external == nil || words.external != row.words.external {
            report.add(.init(line: line, why: .renamed, text: row.words.name, with: .init(words)))
        }
        if row.role != person.role, isRefused(person.id, row.role) { report.add(.roleInUse(line: line)) }
    }

    private func judgeNewcomer(_ place: Int, _ report: inout ImportReport) {
        let (line, row) = (list[place].line, rows[place])
        if let other = roll.somebody(called: row.words.name)?.words {
            let isSame = other.organisation.organisationKey == row.words.organisation.organisationKey
            report.add(.init(line: line, why: isSame ? .namesake : .sameNameElsewhere, with: .init(other)))
        }
        if let badge = row.words.badge, conference.walkIns.contains(badge) {
            report.add(.init(line: line, why: .badgeReserved, text: String(badge)))
        }
    }

    private func isRefused(_ person: PersonID, _ role: Role) -> Bool {
        do throws(Refusal) {
            let change = Command.changePerson(person, PersonChange(role: role))
            _ = try conference.decide(change, by: .house, at: conference.lastAt)
            return false
        } catch {
            return error == .roleInUse
        }
    }

    /// Finds what stands on the list twice.
    private func findTwins(_ report: inout ImportReport) {
        var externals: [String: Int] = [:]
        var badges: [Badge: Int] = [:]
        var emails: [String: Int] = [:]
        var namesakes = Namesakes()
        var names: [String: Int] = [:]
        for (place, participant) in list.enumerated() where !participant.name.isEmpty {
            let line = participant.line
            if let badge = participant.badge, let first = badges.add(badge, place) {
                report.add(.badgeTwice(badge, first: list[first].line, line: line))
            }
            if let external = participant.external, !external.isEmpty, let first = externals.add(external, place) {
                report.add(.externalTwice(first: list[first].line, line: line))
                continue
            }
            let email = participant.email?.lowercased() ?? ""
            let namesake = namesakes.first(of: participant)
            if let twin = namesakes.twin(of: participant) {
                report.add(.personTwice(first: list[twin].line, line: line))
            } else if let other = namesake {
                report.add(.init(line: line, why: .namesake, with: .init(rows[other].words)))
            } else if let other = names[participant.name.folded], matches[place] == nil {
                report.add(.init(line: line, why: .sameNameElsewhere, with: .init(rows[other].words)))
            }
            if !email.isEmpty, let other = emails.add(email, place), namesake == nil {
                report.add(
                    .init(line: line, why: .emailShared, text: participant.email, with: .init(rows[other].words)))
            }
            namesakes.add(participant, at: place)
            names[participant.name.folded] = place
        }
    }

    /// Every organisation as it would be spelled afterwards, with its people; those that are here first.
    private var organisations: [(name: String, people: Int)] {
        let listed = Set(matches.compactMap { $0?.id })
        let staying = roll.people.filter { !listed.contains($0.id) }.compactMap(\.words?.organisation)
        let coming = rows.indices.sorted { matches[$0] != nil && matches[$1] == nil }.map {
            rows[$0].words.organisation
        }
        var counts: [String: Int] = [:]
        var order: [String] = []
        for name in staying.map(merges.applied) + coming where !name.isEmpty {
            if counts[name] == nil { order.append(name) }
            counts[name, default: 0] += 1
        }
        return order.map { ($0, counts[$0] ?? 0) }
    }
}

extension Person {
    fileprivate func isDescribed(by row: Enrolment) -> Bool {
        role == row.role && sector == row.sector && show == row.show && words == row.words
    }

    /// The same person with the organisation's other name; nil if it has none.
    fileprivate func moved(by merges: Merges) -> Enrolment? {
        guard var words, merges.applied(to: words.organisation) != words.organisation else { return nil }
        words.organisation = merges.applied(to: words.organisation)
        return Enrolment(person: id, role: role, words: words, sector: sector, show: show)
    }
}

extension Dictionary {
    /// Keeps the first value of each key, and returns it when there was one.
    fileprivate mutating func add(_ key: Key, _ value: Value) -> Value? {
        if let first = self[key] { return first }
        self[key] = value
        return nil
    }
}

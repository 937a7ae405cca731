/// What is to be different about somebody: nil keeps what was, an empty text takes it away.
public struct PersonChange: Hashable, Sendable {
    /// What they do.
    public var role: Role?
    /// The number on their badge.
    public var badge: Badge?
    /// Their name.
    public var name: String?
    /// Who they are there for.
    public var organisation: String?
    /// A wethouder's municipality, or where the organisation is.
    public var municipality: String?
    /// What they are there.
    public var function: String?
    /// Their e-mail address.
    public var email: String?
    /// Their phone number, as they write it.
    public var phone: String?
    /// What sort of organisation it is: a key of a list.
    public var kind: String?
    /// How many people work there: one of ``Person/sizes``.
    public var size: String?
    /// The labour-market region that they are from.
    public var region: RegionCode?
    /// Their number in the organiser's own list.
    public var external: String?
    /// The sector of an employer.
    public var sector: String?
    /// Whether they may be named on the screen.
    public var show: Bool?

    /// Makes a change of what is named.
    public init(role: Role? = nil, badge: Badge? = nil, name: String? = nil, organisation: String? = nil) {
        self.role = role
        self.badge = badge
        self.name = name
        self.organisation = organisation
    }

    /// Everything as a row of a list says; a badge that it does not name stays.
    init(_ row: Enrolment) {
        self.init(role: row.role, words: row.words, sector: row.sector, show: row.show)
    }

    /// Everything, exactly so.
    init(role: Role, words: Person.Words, sector: String?, show: Bool) {
        self.role = role
        badge = words.badge
        name = words.name
        organisation = words.organisation
        municipality = words.municipality ?? ""
        function = words.function ?? ""
        email = words.email ?? ""
        phone = words.phone ?? ""
        kind = words.kind ?? ""
        size = words.size ?? ""
        region = words.region ?? ""
        external = words.external ?? ""
        self.sector = sector ?? ""
        self.show = show
    }

    /// What is personal afterwards.
    func words(instead before: Person.Words) -> Person.Words {
        func new(_ change: String?, _ old: String?) -> String? { change.map { $0.isEmpty ? nil : $0 } ?? old }
        var words = before
        words.badge = badge ?? before.badge
        words.name = name ?? before.name
        words.organisation = organisation ?? before.organisation
        words.municipality = new(municipality, before.municipality)
        words.function = new(function, before.function)
        words.email = new(email, before.email)
        words.phone = new(phone, before.phone)
        words.kind = new(kind, before.kind)
        words.size = new(size, before.size)
        words.region = new(region, before.region)
        words.external = new(external, before.external)
        return words
    }
}

/// One row of a list of participants that is brought in.
public struct Enrolment: Hashable, Sendable {
    /// Who it is, when they are there already; nil for somebody new.
    public var person: PersonID?
    /// What they do.
    public var role: Role
    /// What is personal; without a badge they keep theirs, or get the next free number.
    public var words: Person.Words
    /// The sector of an employer.
    public var sector: String?
    /// Whether they may be named on the screen.
    public var show: Bool

    /// Makes a row.
    public init(person: PersonID? = nil, role: Role, words: Person.Words, sector: String? = nil, show: Bool = true) {
        self.person = person
        self.role = role
        self.words = words
        self.sector = sector
        self.show = show
    }
}

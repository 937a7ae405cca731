/// What somebody does in a conference, and so what they may ask of it.
///
/// The raw value goes over the wire, into the ledger and into addresses, and never changes.
public enum Role: String, CaseIterable, Sendable {
    /// Prepares the day, corrects mistakes with a reason, takes everything home.
    case organiser
    /// Leads the hall: who is on stage, when offers open and close.
    case moderator
    /// Types in what raised hands and paper cards say, on somebody's behalf.
    case clerk
    /// Pitches a problem of the region, and makes promises of the municipality.
    case wethouder
    /// Commits.
    case employer
    /// Listens, praises.
    case jury
    /// The projector: it sees what the hall sees and does nothing.
    case screen
}

/// Who asks for something.
public enum Actor: Hashable, Sendable {
    /// The program itself: its operator at the console, or its clock.
    case house
    /// Somebody admitted to the conference.
    case person(PersonID)

    /// The person, when it is one.
    public var person: PersonID? {
        if case .person(let id) = self { id } else { nil }
    }
}

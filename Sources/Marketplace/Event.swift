/// What has happened in a conference.
///
/// An event is a fact, named in the past tense, and complete: ``Conference/apply(_:)`` needs nothing but the fact and
/// the conference before it. Events are written to the ledger and read back years later, so a case, once released,
/// keeps its meaning; a new meaning gets a new case. Their stored form is in the article Ledger Lines.
public enum Event: Hashable, Sendable {
    /// The conference was founded.
    case conferenceCreated(Charter)
    /// Somebody was let in.
    case personAdmitted(PersonID, role: Role, sector: String?, show: Bool, words: Person.Words?)
    /// The conference went on to another phase.
    case phaseEntered(Phase)
    /// The conference is described anew.
    case charterChanged(Charter)
    /// All that was practised is undone: offers, verdicts, how the stage stood.
    case rehearsalWiped
    /// A rehearsal made up a bidder.
    case bidderSimulated(PersonID)
    /// Somebody is described anew.
    case personChanged(PersonID, role: Role, sector: String?, show: Bool, words: Person.Words?)
    /// Somebody's badge was taken back.
    case personRevoked(PersonID)
    /// Every link of somebody ended; one that was made since is good.
    case linkRenewed(PersonID)
    /// The running order is now this.
    case programmePut(Programme)
    /// An employer promised something before the day; it is no offer yet.
    case offerPrepared(PreparedOffer)
    /// What was promised before is taken away; by its number.
    case preparedDropped(Int)
    /// A commitment of a former conference is in this one's agenda.
    case commitmentCarried(Carried)
    /// Somebody took a list home, with what is known of so many people.
    case listTaken(String, people: Int)
    /// A pitch was written, or written anew.
    case pitchPut(PitchID, owner: PersonID?, content: Pitch.Content)
    /// A pitch was called to the stage, and another that stood there without having been opened stepped down.
    case pitchStaged(PitchID)
    /// Offers are taken for a pitch, until `closesAt` or until the moderator closes.
    case offersOpened(PitchID, closesAt: Moment?)
    /// No more offers are taken for a pitch.
    case offersClosed(PitchID)
    /// No pitch is on the stage; the screen shows this, or the lobby.
    case stageCleared(Interlude?)
    /// The last step on the stage was taken back; the stage and the pitches named stand like this again.
    ///
    /// Offers made meanwhile stay as they are.
    case steppedBack(Footing)
    /// An employer committed.
    case offerMade(OfferMade)
    /// An offer was taken back.
    case offerWithdrawn(OfferNumber, reason: String?)
    /// A late offer counts.
    case lateAccepted(OfferNumber)
    /// The jury may judge.
    case juryOpened
    /// The jury judges no more.
    case juryClosed
    /// A member of the jury judged a pitch; what they thought of it before is over.
    case pitchJudged(PitchID, points: Int, praise: String?)
    /// Somebody was forgotten: their own words, those of their offers, and why those were taken back.
    case personErased(PersonID)
    /// From the next checkpoint on another key signs; `key` is that key, 64 hexadecimal digits.
    ///
    /// The checkpoint of this very line is signed by both keys, unless the old one was `lost`.
    case keyReplaced(key: String, lost: Bool)
    /// The operator went on with a ledger that was known to have had `size` other lines, or more of them.
    ///
    /// Its root was then `root`; with size 0 and no root nothing is known, because the mark itself was gone.
    case rollbackAccepted(size: Int, root: String?)
}

/// An employer committed: what ``Event/offerMade(_:)`` holds.
public struct OfferMade: Hashable, Sendable {
    /// The offer's number.
    public let number: OfferNumber
    /// The pitch it answers.
    public let pitch: PitchID
    /// What is offered.
    public let kind: KindKey
    /// How much, in the unit of the kind.
    public let amount: Int
    /// The employer who commits; the fact's `by` is who typed it in.
    public let employer: PersonID
    /// How it reached us.
    public let channel: Offer.Channel
    /// Whether the employer may be named on the screen.
    public let show: Bool
    /// Whether it came after closing.
    public let late: Bool
    /// What the employer wrote with it; nil when nothing, or once erased.
    public let words: Offer.Words?
    /// The number under which it was promised before the day; nil for one that was made in the hall.
    public var prepared: Int?

    /// Makes the fact of an offer.
    public init(
        number: OfferNumber,
        pitch: PitchID,
        kind: KindKey,
        amount: Int,
        employer: PersonID,
        channel: Offer.Channel,
        show: Bool,
        late: Bool,
        words: Offer.Words?,
        prepared: Int? = nil
    ) {
        self.number = number
        self.pitch = pitch
        self.kind = kind
        self.amount = amount
        self.employer = employer
        self.channel = channel
        self.show = show
        self.late = late
        self.words = words
        self.prepared = prepared
    }
}

/// An event with its place and moment: what the journal keeps and a conference is made of.
public struct Fact: Hashable, Sendable {
    /// The place in the conference's one order: dense, from 1.
    public let seq: Int
    /// When it was decided; never before the fact before it.
    public let at: Moment
    /// Who asked for it; nil for the house.
    public let by: PersonID?
    /// What happened.
    public let event: Event

    /// Makes a fact.
    public init(seq: Int, at: Moment, by: PersonID?, event: Event) {
        self.seq = seq
        self.at = at
        self.by = by
        self.event = event
    }
}

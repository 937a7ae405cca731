/// What someone asks of a conference.
///
/// A command is a wish, named in the imperative. It may be refused and is never stored; what comes of it is stored, as
/// ``Event``s. Who is asking was proven before it gets here; whether they may is settled here, by
/// ``Conference/decide(_:by:at:)``.
public enum Command: Hashable, Sendable {
    /// Found the conference.
    case createConference(Charter)
    /// Let somebody in; without a badge number they get the next free one of their role's range.
    case admit(role: Role, words: Person.Words, sector: String?, show: Bool)
    /// Go on to another phase; only if it is still the one that was seen.
    case enterPhase(Phase, expect: Phase?)
    /// Undo all that was practised.
    case wipeRehearsal
    /// Make up bidders for a rehearsal, until there are so many.
    case simulateBidders(Int)
    /// Say anew what the conference is.
    case changeCharter(CharterChange)
    /// Correct what is known of somebody.
    case changePerson(PersonID, PersonChange)
    /// Take a whole list of participants in, or nothing of it.
    case enrol([Enrolment])
    /// Take somebody's badge back.
    case revokePerson(PersonID)
    /// End every link of somebody, so that they get a new one.
    case renewLink(PersonID)
    /// Give everybody of some organisations the name of one.
    case mergeOrganisations([String], into: String)
    /// Set the running order of the day.
    case putProgramme(Programme)
    /// Note what an employer promised before the day.
    case prepareOffer(OfferForm)
    /// Take that away again.
    case dropPrepared(Int)
    /// Show what was promised before to a pitch that takes offers.
    case revealPrepared(PitchID)
    /// Take over commitments of a former conference.
    case carry([Carried])
    /// Take home a list with what is known of so many people.
    case takeList(String, people: Int)
    /// Write a pitch, or write it anew; without an id a new one is made. Only an organiser names another's `owner`.
    case putPitch(PitchID?, Pitch.Content, owner: Badge?)
    /// Call a pitch to the stage.
    case stagePitch(PitchID, expect: Pitch.State?)
    /// "Wie biedt?" Once open, the same command with a time gives a new closing time.
    case openOffers(PitchID, closesInSeconds: Int?, expect: Pitch.State?)
    /// No more offers.
    case closeOffers(PitchID, expect: Pitch.State?)
    /// Take the pitch from the stage, and show the lobby or something else.
    case clearStage(Interlude?)
    /// Take back the last step on the stage: a finger slips.
    case stepBack
    /// Close whatever round has run out of time; the house's clock asks this.
    case closeDue
    /// Commit.
    case makeOffer(OfferForm)
    /// Take an offer back.
    case withdrawOffer(OfferNumber, reason: String?)
    /// Let a late offer count.
    case acceptLate(OfferNumber)
    /// Let the jury judge.
    case openJury
    /// No more verdicts.
    case closeJury
    /// Judge a pitch, or judge it anew.
    case judgePitch(PitchID, points: Int, praise: String?)
    /// Forget who somebody was, because they asked for it or because the time to keep it is over.
    case erasePerson(PersonID)
    /// Sign the ledger with another key from here on; the operator's console asks this.
    case replaceKey(String, lost: Bool)
    /// Go on although the ledger is not what it was known to be; the operator's console asks this.
    case acceptRollback(size: Int, root: String?)
}

/// What is filled in to make an offer.
public struct OfferForm: Hashable, Sendable {
    /// The pitch it answers.
    public var pitch: PitchID
    /// What is offered.
    public var kind: KindKey
    /// How much, in the unit of the kind.
    public var amount: Int
    /// The employer for whom staff types it in; nil for one's own.
    public var badge: Badge?
    /// How it reached us.
    public var channel: Offer.Channel?
    /// Whether the employer may be named on the screen; nil for what they said when they came in.
    public var show: Bool?
    /// Whether it is known to come after closing.
    public var late: Bool
    /// What the employer wrote with it.
    public var words: Offer.Words?

    /// Fills in an offer.
    public init(
        pitch: PitchID,
        kind: KindKey,
        amount: Int,
        badge: Badge? = nil,
        channel: Offer.Channel? = nil,
        show: Bool? = nil,
        late: Bool = false,
        words: Offer.Words? = nil
    ) {
        self.pitch = pitch
        self.kind = kind
        self.amount = amount
        self.badge = badge
        self.channel = channel
        self.show = show
        self.late = late
        self.words = words
    }
}

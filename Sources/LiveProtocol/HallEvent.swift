/// One fact as the hall sees it: what is sent to every phone and screen.
public struct HallEvent: Hashable, Sendable {
    /// Its place in the conference's one order.
    public var seq: Int
    /// When it happened, RFC 3339 in UTC.
    public var at: String
    /// What changed.
    public var change: Change

    /// Makes an event.
    public init(seq: Int, at: String, change: Change) {
        self.seq = seq
        self.at = at
        self.change = change
    }

    /// What changed for the hall.
    public enum Change: Hashable, Sendable {
        /// The conference was founded.
        case conferenceCreated(HallConference)
        /// Somebody came in; the hall is not told who.
        case personAdmitted
        /// The conference went on to another phase.
        case phaseEntered(String)
        /// The conference is now described like this.
        case charterChanged(HallConference)
        /// All that was practised is undone.
        case rehearsalWiped
        /// A rehearsal made up a bidder.
        case bidderSimulated
        /// Somebody is described anew: this is what the hall sees of it.
        case personChanged([HallRenaming.Offer], [HallRenaming.Pitch])
        /// Somebody's badge was taken back; nothing that the hall sees.
        case personRevoked
        /// Somebody got another link; nothing that the hall sees.
        case linkRenewed
        /// The running order of the day is now this.
        case programmePut([HallProgrammeItem])
        /// Something was promised before the day; the hall is told neither who nor what.
        case offerPrepared
        /// What was promised before is taken away; nothing that the hall sees.
        case preparedDropped
        /// A commitment of a former conference is on the agenda; nothing that the hall sees.
        case commitmentCarried
        /// Somebody took a list home; nothing that the hall sees.
        case listTaken
        /// A pitch is now this.
        case pitchPut(HallPitch)
        /// A pitch was called to the stage.
        case pitchStaged(String)
        /// Offers are taken.
        case offersOpened(String, closesAt: String?)
        /// Offers are taken no more.
        case offersClosed(String)
        /// No pitch is on the stage; the screen shows this, or the lobby.
        case stageCleared(interlude: String?)
        /// The last step on the stage was taken back: this is how it stands again.
        case steppedBack(HallFooting)
        /// An employer committed to a pitch.
        case offerMade(String, HallOffer, OfferFacts)
        /// A late offer to a pitch was accepted; `counted` tells whether it adds to the tally.
        case lateAccepted(String, HallOffer, counted: Bool)
        /// An offer to a pitch was taken back; `counted` tells whether it was in the tally until now.
        case offerWithdrawn(String, offer: Int, kind: String, amount: Int, counted: Bool)
        /// The jury may judge.
        case juryOpened
        /// The jury judges no more.
        case juryClosed
        /// A member of the jury judged a pitch; the hall is told neither who nor what.
        case pitchJudged
        /// Somebody was forgotten: these offers no longer say whose they are, nor these pitches.
        case personErased(offers: [Int], pitches: [String])
        /// The ledger is signed with another key; nothing that the hall sees.
        case keyReplaced
        /// The ledger went on from another place; nothing that the hall sees.
        case rollbackAccepted
    }

    /// What the hall knows of an offer beside the offer itself.
    public struct OfferFacts: Hashable, Sendable {
        /// Whether it adds to the tally.
        public var counted: Bool
        /// Whether it came after closing.
        public var late: Bool
        /// How it reached us: `phone`, `hand` or `paper`.
        public var channel: String

        /// Makes the facts of an offer.
        public init(counted: Bool, late: Bool, channel: String) {
            self.counted = counted
            self.late = late
            self.channel = channel
        }
    }
}

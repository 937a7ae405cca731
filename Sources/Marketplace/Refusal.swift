/// Why a conference did not do what a command asked.
///
/// A refusal is an answer, not a fault: the person can read it and act on it. Cases stand in order of precedence: where
/// several apply, the first is given. The raw value goes over the wire and into translations, and never changes.
public enum Refusal: String, Error, CaseIterable, Sendable {
    /// The conference exists already, or does not exist yet.
    case conferenceUnknown
    /// Whoever asks is not in this conference, or the badge belongs to no employer here.
    case personUnknown
    /// Their role may not ask this.
    case notAllowed
    /// The conference is not in a phase in which this is done.
    case phaseForbids
    /// The conference lets nobody in without a badge.
    case entryClosed
    /// The conference has no such pitch.
    case pitchUnknown
    /// The conference has no such offer.
    case offerUnknown
    /// There is no such prepared offer, or it was taken away.
    case preparedUnknown
    /// The conference does not use that kind of offer.
    case kindUnknown
    /// The conference has no such region.
    case regionUnknown
    /// The conference has no such theme.
    case themeUnknown
    /// The conference has no such sector.
    case sectorUnknown
    /// A date is not written as `yyyy-mm-dd`, does not exist, is outside ``Limits/years``, or is the end of what begins
    /// after it.
    case dateInvalid
    /// A time of day is not written as `14:30`, or a length is outside ``Limits/minutes``.
    case timeInvalid
    /// An e-mail address that cannot be one.
    case emailInvalid
    /// A size of an organisation that is not in ``Person/sizes``.
    case sizeUnknown
    /// The numbers for people without a badge are no range within ``Limits/badge``.
    case badgeRangeInvalid
    /// A name, title or other required text is empty.
    case textMissing
    /// A text is longer than ``Limits`` allows.
    case textTooLong
    /// A text holds characters that would damage a screen: controls, marks that reverse its direction, or more than
    /// ``Limits/marks`` on one letter.
    case textInvalid
    /// The badge number is out of range, or somebody has it already.
    case badgeTaken
    /// More asks, promises or needs than ``Limits`` allows, or one kind asked for twice.
    case tooMany
    /// The sender saw another state than the pitch has now; somebody was first.
    case stateChanged
    /// From this phase that one cannot be entered.
    case phaseNotNext
    /// Something of the rehearsal is left; it is wiped first.
    case rehearsalNotWiped
    /// The conference is not being rehearsed.
    case notRehearsing
    /// A pitch or an offer stands on a kind that would go, or would be counted otherwise.
    case kindInUse
    /// A pitch is for a region that would go.
    case regionInUse
    /// Somebody has already done what only their role does.
    case roleInUse
    /// The pitch lacks what the hall must know.
    case pitchIncomplete
    /// The pitch has been opened; what was asked stays what was asked.
    case pitchFrozen
    /// The time until which a wethouder may write has passed; the organiser still may.
    case pitchesFrozen
    /// Another pitch is taking offers; a hall listens to one at a time.
    case anotherPitchOpen
    /// The pitch is not on the stage.
    case pitchNotOnStage
    /// The last step on the stage is too long ago, or was taken back already.
    case cannotStepBack
    /// The jury may judge already.
    case juryOpen
    /// The jury may not judge, not yet or no more.
    case juryClosed
    /// The points are outside ``Limits/points``.
    case pointsInvalid
    /// The closing time is outside ``Limits/closingSeconds``.
    case closingTimeInvalid
    /// The pitch does not take offers yet.
    case offersNotOpen
    /// The pitch takes offers no more, by the moderator or by the clock.
    case offersClosed
    /// The amount is zero or less.
    case amountNotPositive
    /// The amount is above ``Limits/amount``.
    case amountTooLarge
    /// The kind is always for one.
    case amountMustBeOne
    /// The employer has this single kind standing with this pitch already.
    case alreadyOffered
    /// The offer was withdrawn before.
    case alreadyWithdrawn
    /// The prepared offer was shown before.
    case preparedShown
    /// Nothing that was prepared can be shown with this pitch now.
    case nothingPrepared
    /// The offer was in time, or was accepted before.
    case notLate
    /// The pitch has no room for that many: what it asked for is capped.
    case askFull
    /// The conference has ``Limits/pitches`` already.
    case tooManyPitches
    /// The conference has ``Limits/people`` already.
    case tooManyPeople
    /// The conference has ``Limits/offers`` already.
    case tooManyOffers
}

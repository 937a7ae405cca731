/// The most of everything, each with its reason.
///
/// Text is counted in characters as a person counts them, and in UTF-8 bytes at four for each.
public enum Limits {
    /// The most that one offer or target may hold, in the unit of its kind.
    ///
    /// A million euros is more than any hall has ever offered at once; together with ``offers`` every sum stays far
    /// below 2^53, which is as far as a browser counts.
    public static let amount = 1_000_000
    /// Conferences on one server: one a week for twenty years.
    public static let conferences = 1_000
    /// Offers in one conference: a hundred each for ten thousand people.
    public static let offers = 1_000_000
    /// Pitches in one conference; a day has time for twenty.
    public static let pitches = 500
    /// People in one conference; the largest hall that the server must hold has ten thousand.
    public static let people = 20_000
    /// People in one list that is brought in: the largest hall.
    public static let enrolment = 10_000
    /// Bytes of a list that is brought in: two hundred for each of ``enrolment``.
    public static let importBytes = 2_097_152
    /// Bidders that a rehearsal makes up.
    public static let simulated = 1_000
    /// Spellings of one organisation that are merged at once.
    public static let merged = 100
    /// Offers prepared before the day.
    public static let prepared = 1_000
    /// Parts of a day.
    public static let programme = 100
    /// Minutes that one part of a day takes.
    public static let minutes = 1...240
    /// Asks of one pitch: more than that cannot be read from a stage.
    public static let asks = 6
    /// Promises that a municipality makes with one pitch; the menu of them has thirteen.
    public static let promises = 15
    /// Needs that an employer names with one offer.
    public static let needs = 10
    /// A name of a person, an organisation or a place.
    public static let name = 80
    /// An e-mail address (RFC 5321, section 4.5.3.1.3).
    public static let email = 254
    /// The name of a wireless network (IEEE 802.11, 9.4.2.2).
    public static let wifiName = 32
    /// Its password (IEEE 802.11, J.4).
    public static let wifiPassword = 63
    /// A line on the screen: a title, a promise, a need.
    public static let line = 140
    /// A paragraph: a pitch's problem, a remark with an offer, a reason.
    public static let paragraph = 500
    /// What a wethouder writes for herself to say: two minutes of speech.
    public static let notes = 1_000
    /// Marks on one letter; no language needs more than four, and a screen has room for these.
    public static let marks = 8
    /// Years that a date may be in: a slip of a finger in a year is a date that nobody meant.
    public static let years = 2000...2199
    /// Points that a member of the jury gives.
    public static let points = 1...5
    /// Seconds in which a step on the stage can be taken back: long enough to see that it was wrong.
    public static let stepBackSeconds = 10
    /// Seconds until a round closes by itself: long enough to tap, no longer than a pitch's slot.
    public static let closingSeconds = 5...3600
    /// The highest badge number: four digits are what a clerk types without a slip, five what a hall of 10,000 needs.
    public static let badge = 99_999
}

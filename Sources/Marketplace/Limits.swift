/// The most of everything, each with its reason.
///
/// Text is counted in characters as a person counts them, and in UTF-8 bytes at four for each.
public enum Limits {
    /// The most that one offer or target may hold, in the unit of its kind.
    ///
    /// A million euros is more than any hall has ever offered at once; together with ``offers`` every sum stays far
    /// below 2^53, which is as far as a browser counts.
    public static let amount = 1_000_000
    /// Offers in one conference: a hundred each for ten thousand people.
    public static let offers = 1_000_000
    /// Pitches in one conference; a day has time for twenty.
    public static let pitches = 500
    /// People in one conference; the largest hall that the server must hold has ten thousand.
    public static let people = 20_000
    /// Asks of one pitch: more than that cannot be read from a stage.
    public static let asks = 6
    /// Promises that a municipality makes with one pitch; the menu of them has thirteen.
    public static let promises = 15
    /// Needs that an employer names with one offer.
    public static let needs = 10
    /// A name of a person, an organisation or a place.
    public static let name = 80
    /// A line on the screen: a title, a promise, a need.
    public static let line = 140
    /// A paragraph: a pitch's problem, a remark with an offer, a reason.
    public static let paragraph = 500
    /// What a wethouder writes for herself to say: two minutes of speech.
    public static let notes = 1_000
    /// Points that a member of the jury gives.
    public static let points = 1...5
    /// Seconds in which a step on the stage can be taken back: long enough to see that it was wrong.
    public static let stepBackSeconds = 10
    /// Seconds until a round closes by itself: long enough to tap, no longer than a pitch's slot.
    public static let closingSeconds = 5...3600
    /// The highest badge number: four digits are what a clerk types without a slip, five what a hall of 10,000 needs.
    public static let badge = 99_999
}

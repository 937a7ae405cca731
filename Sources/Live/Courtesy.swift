/// When delivering makes way for people who wait for an answer.
///
/// An answer needs a processor five times, on three threads: its command is read, judged, stored, taken note of and
/// answered. Where processors are few, each of these waits until delivering looks up, and then finds cold caches. So who
/// delivers rests while somebody on the lane waits.
///
/// The hall must not suffer from it. A slow disk: a rest is short, and twice as long as it could be is delivered before the
/// next. A storm of offers: there is always somebody who waits then, and what they wait for is mostly each other.
struct Courtesy {
    /// So long a rest lasts at most, in nanoseconds.
    static let longest: UInt64 = 2_000_000

    /// Where more wait than this, nobody rests.
    static let few = 8

    private var unanswered = 0
    /// How many rests there were, the present one with them.
    private var rests = 0
    private var isResting = false
    /// Not before this may the next rest begin.
    private var next: UInt64 = 0

    /// Notes that somebody waits for an answer from now on.
    mutating func asked() { unanswered += 1 }

    /// Notes that somebody has an answer.
    ///
    /// - Returns: whether delivering goes on, because it rested and nobody waits any more.
    mutating func answered(at now: UInt64) -> Bool {
        unanswered -= 1
        return unanswered == 0 && end(rests, at: now)
    }

    /// Begins a rest if somebody waits, and not too many do.
    ///
    /// - Returns: its number; nil when delivering goes on.
    mutating func begin(at now: UInt64) -> Int? {
        guard 1...Self.few ~= unanswered, now >= next else { return nil }
        rests += 1
        isResting = true
        return rests
    }

    /// Ends a rest; one that has ended stays so.
    ///
    /// - Returns: whether delivering goes on because of that.
    mutating func end(_ rest: Int, at now: UInt64) -> Bool {
        guard isResting, rest == rests else { return false }
        isResting = false
        next = now + 2 * Self.longest
        return true
    }
}

/// What the phones of a hall hear, and what follows from it.
final class Hearing: Listener {
    /// What is counted now; nil between two works.
    var tally: Tally?
    /// What was answered to the moderator.
    var answer: ServerFrame?
    /// How many phones were welcomed so far.
    private(set) var welcomed = 0
    /// Which ledger the server has.
    private(set) var epoch = ""
    /// The last event that any phone was told of.
    var place = 0
    /// Whether the server welcomes phones; one that only passes frames on does not.
    private let welcomes: Bool
    /// Told that a phone was welcomed with the state, or with events that it missed.
    var didWelcome: (Phone, [Int]?, Nanoseconds) throws -> Void = { _, _, _ in }
    /// Told that the line of a phone is no more.
    var didEnd: (Phone, String) throws -> Void = Hearing.fail

    init(welcomes: Bool) {
        self.welcomes = welcomes
    }

    static func fail(_ phone: Phone, _ why: String) throws {
        throw Failure("phone \(phone.number): \(why)")
    }

    func opened(_ phone: Phone) throws {
        if !welcomes { try welcome(phone, at: place, missed: nil, nanoseconds()) }
    }

    private func welcome(_ phone: Phone, at place: Int, missed: [Int]?, _ now: Nanoseconds) throws {
        phone.isWelcomed = true
        phone.standing = Standing(next: place + 1)
        self.place = max(self.place, place)
        welcomed += 1
        try didWelcome(phone, missed, now)
    }

    func heard(_ events: Range<Int>, frames: Int, at phone: Phone, _ now: Nanoseconds) {
        place = max(place, events.upperBound - 1)
        guard !phone.isApart, let tally else { return }
        tally.heardFrames(frames)
        tally.heard(events, at: now)
    }

    func heard(_ frame: ServerFrame, at phone: Phone, _ now: Nanoseconds) throws {
        switch frame {
        case .events(let seqs): heard(disordered: seqs, at: phone, now)
        case .place(let place, let epoch, let missed):
            self.epoch = epoch
            if !phone.isWelcomed { return try welcome(phone, at: place, missed: missed, now) }
            phone.standing.skip(to: place + 1)
            if !phone.isApart { tally?.heardState() }
        case .recorded(let id, let seq):
            if phone.number < 0 { answer = frame } else { tally?.recorded(id, seq: seq, at: now) }
        case .refused(let id, let code):
            if phone.number < 0 { answer = frame } else { tally?.refused(id, code: code) }
        case .other: break
        }
    }

    private func heard(disordered seqs: [Int], at phone: Phone, _ now: Nanoseconds) {
        guard !phone.isApart, let tally else { return seqs.forEach { _ = phone.standing.take($0) } }
        tally.heardFrames(1)
        for seq in seqs {
            place = max(place, seq)
            switch phone.standing.take(seq) {
            // What was lost in the work before comes now.
            case _ where seq < tally.first: tally.heard(seq..<seq + 1, at: now)
            case .new: tally.heard(seq..<seq + 1, at: now)
            case .disordered:
                tally.heardLate()
                tally.heard(seq..<seq + 1, at: now)
            case .duplicated: tally.heardAgain()
            }
        }
    }

    func heardWrong(at phone: Phone) {
        tally?.heardWrong()
    }

    func ended(_ phone: Phone, _ why: String) throws {
        if let tally, !phone.isApart { tally.ended() }
        try didEnd(phone, why)
    }
}

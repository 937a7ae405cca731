import LiveProtocol

/// What one made-up employer knows, wants and waits for.
///
/// A value without a network or a clock: frames and moments go in, frames to say come out, and ``nextDue`` says when it
/// wants to be asked again. Moments are milliseconds of any one clock.
struct BidderState {
    /// How often in a row somebody tries to come in before they give up.
    private static let triesMaximum = 8

    private let pace: Pace
    private let singles: Set<String>
    private var chance: Chance

    private(set) var place: Heard.Place?
    private var asks: [String: [HallAsk]] = [:]
    private var open: String?
    private var isIn = false
    private var failures = 0
    private var wishes: [Wish] = []
    private var unanswered: [Said] = []
    private var offered: Set<Single> = []

    /// What comes of something that a bidder met.
    enum Act: Equatable {
        /// Say this frame.
        case say([UInt8])
        /// An offer was said for the first time.
        case offered
        /// An offer was answered after so many milliseconds.
        case answered(recorded: Bool, milliseconds: Int64)
    }

    private struct Wish {
        var due: Int64
        var what: What

        enum What {
            case offer(pitch: String)
            case withdraw(offer: Int)
        }
    }

    private struct Said {
        var id: String
        var frame: [UInt8]
        var at: Int64
        var isOffer: Bool
    }

    /// A kind of which one offers one, once a pitch.
    private struct Single: Hashable {
        var pitch: String
        var kind: String
    }

    /// Somebody new.
    ///
    /// - Parameter singles: the kinds that are always for one.
    init(pace: Pace, singles: Set<String>, seed: UInt64) {
        self.pace = pace
        self.singles = singles
        chance = Chance(seed: seed)
    }

    /// When ``act(at:)`` has something to do; nil for not before something is heard.
    var nextDue: Int64? { wishes.map(\.due).min() }

    /// When to come in at first.
    mutating func arrival() -> Int64 { .random(in: 0...pace.arriving, using: &chance) }

    /// Takes in what the server said.
    mutating func hear(_ heard: Heard, at now: Int64) -> [Act] {
        switch heard {
        case .whole(let place, let asks, let open):
            self.place = Heard.Place(epoch: place.epoch, seq: place.seq)
            self.asks = asks
            if self.open != open {
                close()
                if let open { take(.opened(pitch: open), at: now) }
            }
            return enter()
        case .missed(let place, let news):
            self.place = place
            for each in news { take(each, at: now) }
            return enter()
        case .events(let news, let seq):
            place?.seq = seq
            for each in news { take(each, at: now) }
            return []
        case .recorded(let id, let offer):
            return answer(id, offer: offer, recorded: true, at: now)
        case .refused(let id):
            return answer(id, offer: nil, recorded: false, at: now)
        case .other:
            return []
        }
    }

    /// Does what is due.
    mutating func act(at now: Int64) -> [Act] {
        let due = wishes.filter { $0.due <= now }
        wishes.removeAll { $0.due <= now }
        return due.flatMap { wish in
            switch wish.what {
            case .offer(let pitch): offer(to: pitch, at: now)
            case .withdraw(let offer): withdraw(offer, at: now)
            }
        }
    }

    /// Loses the line, and says after how many milliseconds to come back; nil for never.
    ///
    /// - Parameter code: the close code; nil when the line just ended or none came about.
    mutating func lose(_ code: UInt16?) -> Int64? {
        // From 4500 on a code means "do not come back".
        if let code, code >= 4500 { return nil }
        failures = isIn ? 0 : failures + 1
        isIn = false
        guard failures < Self.triesMaximum else { return nil }
        return .random(in: 0...pace.returning << failures, using: &chance)
    }

    /// Is in, and says again what was not answered: the server knows it by its id.
    private mutating func enter() -> [Act] {
        guard !isIn else { return [] }
        isIn = true
        return unanswered.map { .say($0.frame) }
    }

    private mutating func take(_ news: Heard.News, at now: Int64) {
        switch news {
        case .put(let pitch, let asks):
            self.asks[pitch] = asks
        case .opened(let pitch):
            open = pitch
            let count = chance.pick([(0, weight: 4), (1, weight: 9), (2, weight: 5), (3, weight: 2)])
            for _ in 0..<count { wishes.append(Wish(due: now + moment(), what: .offer(pitch: pitch))) }
        case .closed(let pitch):
            if pitch == open { close() }
        }
    }

    private mutating func close() {
        open = nil
        wishes = []
    }

    /// A moment while offers are taken: the earlier of two, so that the first seconds are the fullest.
    private mutating func moment() -> Int64 {
        min(.random(in: 0...pace.bidding, using: &chance), .random(in: 0...pace.bidding, using: &chance))
    }

    private mutating func offer(to pitch: String, at now: Int64) -> [Act] {
        let open = (asks[pitch] ?? []).filter { !offered.contains(Single(pitch: pitch, kind: $0.kind)) }
        guard !open.isEmpty else { return [] }
        // The first ask is the pitch's target, and what most people answer.
        let ask = chance.pick(open.enumerated().map { ($1, weight: $0 == 0 ? 5 : 2) })
        let isSingle = singles.contains(ask.kind)
        if isSingle { offered.insert(Single(pitch: pitch, kind: ask.kind)) }
        let amount = isSingle ? 1 : Int.random(in: 1...max(1, ask.target / 10), using: &chance)
        struct Frame: Encodable {
            var id: String
            var type = "makeOffer"
            var pitch: String
            var kind: String
            var amount: Int
            var show = true
        }
        let id = chance.id()
        let frame = WireJSON.encode(Frame(id: id, pitch: pitch, kind: ask.kind, amount: amount))
        return [.offered] + say(Said(id: id, frame: frame, at: now, isOffer: true))
    }

    private mutating func withdraw(_ offer: Int, at now: Int64) -> [Act] {
        struct Frame: Encodable {
            var id: String
            var type = "withdrawOffer"
            var offer: Int
        }
        let id = chance.id()
        return say(Said(id: id, frame: WireJSON.encode(Frame(id: id, offer: offer)), at: now, isOffer: false))
    }

    /// Keeps what is said until it is answered; while the line is gone it waits.
    private mutating func say(_ said: Said) -> [Act] {
        unanswered.append(said)
        return isIn ? [.say(said.frame)] : []
    }

    private mutating func answer(_ id: String, offer: Int?, recorded: Bool, at now: Int64) -> [Act] {
        guard let index = unanswered.firstIndex(where: { $0.id == id }) else { return [] }
        let said = unanswered.remove(at: index)
        guard said.isOffer else { return [] }
        if recorded, let offer, open != nil, chance.once(in: pace.regret) {
            let due = now + .random(in: pace.regretting, using: &chance)
            wishes.append(Wish(due: due, what: .withdraw(offer: offer)))
        }
        return [.answered(recorded: recorded, milliseconds: now - said.at)]
    }
}

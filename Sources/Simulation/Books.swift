import LedgerFormat
import Marketplace

/// What was promised and did not hold.
struct Violation: Error {
    let message: String
}

func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(message: message()) }
}

/// An account of the ledger that is kept apart from the rules of the product, and must agree with them.
struct Books {
    /// Every line, in order.
    private(set) var entries: [LedgerEntry] = []
    /// What a screen shows at every place, from before the first line.
    private(set) var views = [HallView()]

    var view = HallView()
    var offers: [Account] = []
    /// Who was erased, and where.
    var erased: [PersonID: Int] = [:]
    /// The lines whose words must be gone.
    var erasedLines: Set<Int> = []

    var asks: [PitchID: [Ask]] = [:]
    var admissions: [Int] = []
    var kinds: [KindKey: KindRule] = [:]
    var closings: [PitchID: Moment] = [:]
    /// When the last step on the stage was taken, and what a screen showed before it.
    var before: (at: Moment, view: HallView)?

    /// What became of an offer.
    struct Account {
        let made: OfferMade
        var isWithdrawn = false
        var isAccepted = false
        /// The lines that are about it.
        var lines: [Int]
    }

    /// Who made an offer.
    func employer(of number: OfferNumber) -> PersonID? {
        offers.indices.contains(number - 1) ? offers[number - 1].made.employer : nil
    }

    /// Takes in a line, and says what is wrong with it.
    mutating func add(_ line: LedgerLine) throws(Violation) {
        let entry: LedgerEntry
        do { entry = try LedgerEntry(line) } catch { throw Violation(message: "a line cannot be read: \(error)") }
        let last = entries.last
        try require(entry.fact.seq == entries.count + 1, "line \(entry.fact.seq) follows line \(entries.count)")
        try require(entry.fact.at >= last?.fact.at ?? entry.fact.at, "time went back at line \(entry.fact.seq)")
        if last?.command != entry.command {
            let isNew = !entries.contains { $0.command == entry.command }
            try require(isNew, "command \(entry.command) was written twice")
        }
        let isErased = entry.fact.by.map { erased[$0] != nil } ?? false
        try require(!isErased, "line \(entry.fact.seq) is by somebody who was erased")
        try take(entry.fact)
        try checkCaps()
        entries.append(entry)
        views.append(view)
    }

    private mutating func take(_ fact: Fact) throws(Violation) {
        if let id = fact.event.pitch {
            try require(view.pitches.indices.contains(id.number - 1), "line \(fact.seq) is about an unknown pitch")
        }
        switch fact.event {
        case .conferenceCreated(let charter):
            for kind in charter.kinds { kinds[kind.key] = kind }
        case .personAdmitted(let id, _, _, _, _):
            admissions.append(fact.seq)
            try require(id.number == admissions.count, "person \(id.number) is the \(admissions.count)th")
        case .personErased(let id):
            let isThere = admissions.indices.contains(id.number - 1) && erased[id] == nil
            try require(isThere, "person \(id.number) was erased, and is not there")
            erase(id, at: fact.seq)
        case .pitchPut(let id, _, let content):
            asks[id] = content.asks
            if id.number > view.pitches.count { view.pitches.append(.init(state: "ready")) }
        case .pitchStaged(let id):
            before = (fact.at, view)
            stage(id)
        case .offersOpened(let id, let closesAt):
            before = (fact.at, view)
            closings[id] = closesAt
            move(id, to: "open", closingAt: closesAt)
        case .offersClosed(let id):
            try require(pitch(id).state == "open", "what was not open was closed at line \(fact.seq)")
            before = (fact.at, view)
            move(id, to: "closed", at: fact.seq)
        case .offerMade(let made):
            try make(made, at: fact)
        case .offerWithdrawn(let number, _):
            try withdraw(number, at: fact)
        case .stageCleared(let interlude):
            before = (fact.at, view)
            clear(for: interlude)
        case .steppedBack(let footing):
            try stepBack(to: footing, at: fact)
        case .lateAccepted(let number):
            try accept(number, at: fact)
        case .juryOpened, .juryClosed, .pitchJudged, .keyReplaced, .rollbackAccepted, .phaseEntered, .charterChanged,
            .rehearsalWiped, .bidderSimulated, .personChanged, .personRevoked, .linkRenewed, .programmePut,
            .offerPrepared, .preparedDropped, .commitmentCarried, .listTaken:
            throw Violation(message: "nobody asked for line \(fact.seq)")
        }
    }

    /// Of what is capped there is never more than was asked for.
    private func checkCaps() throws(Violation) {
        for (id, asks) in asks {
            for ask in asks where ask.capped {
                let sum = pitch(id).tally[ask.kind] ?? 0
                try require(sum <= ask.target, "\(sum) \(ask.kind) for \(id), which has room for \(ask.target)")
            }
        }
    }
}

extension Event {
    /// The pitch that must be there already.
    fileprivate var pitch: PitchID? {
        switch self {
        case .pitchStaged(let id), .offersOpened(let id, _), .offersClosed(let id): id
        case .offerMade(let made): made.pitch
        default: nil
        }
    }
}

import LedgerFormat
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// One batch of commands, judged in order against a conference and the commands before them.
///
/// A value without effects: until its entries are in the journal nothing has happened, and throwing it away leaves no
/// trace. That is what makes a crash between two lines harmless.
struct Judgement {
    /// The conference with everything that was decided so far.
    private(set) var conference: Conference
    /// What the answers to earlier commands were.
    private(set) var memory: CommandMemory
    /// What must be stored before anybody is answered.
    private(set) var entries: [JournalEntry] = []
    /// What ``entries`` say.
    private(set) var facts: [Fact] = []
    /// What the hall will be told of each fact.
    private(set) var events: [HallEvent] = []
    /// One answer for each submission that was judged.
    private(set) var answers: [Answer] = []
    /// The lines whose words must be gone once ``entries`` are stored.
    private(set) var erases: [Int] = []
    /// The people whose tokens end then.
    private(set) var revokes: [PersonID] = []
    /// The people whose sessions end then, because they may do other things from now on.
    private(set) var signsOut: [PersonID] = []

    private let code: String
    private let salt: () -> [UInt8]

    init(
        _ conference: consuming Conference, memory: consuming CommandMemory, code: String, salt: @escaping () -> [UInt8]
    ) {
        self.conference = conference
        self.memory = memory
        self.code = code
        self.salt = salt
    }

    /// Judges one command.
    ///
    /// - Parameter clock: what the clock says; time is never earlier than the fact before.
    mutating func judge(_ submission: Submission, at clock: Moment) {
        answers.append(answer(to: submission, at: max(clock, conference.lastAt)))
    }

    private mutating func answer(to submission: Submission, at now: Moment) -> Answer {
        let content = submission.command.content(by: submission.actor)
        if let before = memory.answer(to: submission.id, content: content) { return before }
        do {
            let events = try conference.decide(submission.command, by: submission.actor, at: now)
            let first = conference.seq + 1
            for event in events { record(event, of: submission, content: content, at: now) }
            let recorded = Recorded(seq: first, about: events[0])
            memory.remember(submission.id, content: content, recorded)
            return .recorded(recorded)
        } catch {
            let command = submission.command
            return .refused(
                WireRefusal(error, of: command, who: whoWasFirst(error, command), room: room(error, command))
            )
        }
    }

    private mutating func record(_ event: Event, of submission: Submission, content: Digest, at now: Moment) {
        let fact = Fact(seq: conference.seq + 1, at: now, by: submission.actor.person, event: event)
        let line = LedgerLine(LedgerEntry(conference: code, command: submission.id, fact: fact), salt: salt)
        entries.append(
            JournalEntry(
                seq: fact.seq,
                line: line,
                leaf: line.leaf,
                command: submission.id,
                content: content
            )
        )
        facts.append(fact)
        erase(what: fact)
        conference.apply(fact)
        events.append(HallEvent(fact, in: conference))
    }

    /// Notes what must be gone because of a fact.
    private mutating func erase(what fact: Fact) {
        switch fact.event {
        case .personErased(let id):
            let lines = conference.lines(about: id)
            erases += lines
            revokes.append(id)
            memory.forgetContent(of: Set(lines))
        case .personRevoked(let id), .linkRenewed(let id):
            revokes.append(id)
        case .personChanged(let id, let role, _, _, _):
            if conference.person(id)?.role != role { signsOut.append(id) }
        case .rehearsalWiped:
            let lines = conference.rehearsalLines
            erases += lines
            revokes += conference.simulatedBidders.map(\.id)
            memory.forgetContent(of: Set(lines))
        case .offerWithdrawn(let number, _):
            // The reason was dropped; the digest of the command still knows it.
            guard let offer = conference.offer(number), conference.person(offer.employer)?.erased == true else {
                return
            }
            erases.append(fact.seq)
        default:
            break
        }
    }

    /// Whether it holds something that a mark beside the ledger must know of before anybody is told.
    var isMilestone: Bool {
        facts.contains { fact in
            switch fact.event {
            case .conferenceCreated, .offersClosed, .personErased, .keyReplaced, .rollbackAccepted: true
            case .phaseEntered, .rehearsalWiped: true
            case .charterChanged, .bidderSimulated, .personChanged, .personRevoked, .linkRenewed, .programmePut,
                .offerPrepared, .preparedDropped, .commitmentCarried, .listTaken:
                false
            case .personAdmitted, .pitchPut, .pitchStaged, .offersOpened, .stageCleared, .steppedBack, .offerMade,
                .offerWithdrawn, .lateAccepted, .juryOpened, .juryClosed, .pitchJudged:
                false
            }
        }
    }

    /// How much a pitch still has room for, when an offer was refused for being more than that.
    private func room(_ refusal: Refusal, _ command: Command) -> Int? {
        guard refusal == .askFull else { return nil }
        switch command {
        case .makeOffer(let form): return conference.pitch(form.pitch)?.room(for: form.kind)
        case .acceptLate(let number):
            return conference.offer(number).flatMap { conference.pitch($0.pitch)?.room(for: $0.kind) }
        default: return nil
        }
    }

    /// The name of the one whose command came first, when a command was refused for being stale.
    private func whoWasFirst(_ refusal: Refusal, _ command: Command) -> String? {
        guard refusal == .stateChanged else { return nil }
        switch command {
        case .stagePitch(let id, _), .openOffers(let id, _, _), .closeOffers(let id, _):
            return conference.pitch(id)?.movedBy.flatMap(conference.person)?.words?.name
        default:
            return nil
        }
    }
}

extension Recorded {
    /// What came of a command, told by its first event.
    init(seq: Int, about event: Event) {
        self.init(seq: seq)
        switch event {
        case .conferenceCreated: break
        case .personAdmitted(_, _, _, _, let words), .personChanged(_, _, _, _, let words): badge = words?.badge
        case .offerPrepared(let promised):
            prepared = promised.number
            pitch = promised.pitch.description
        case .preparedDropped(let number): prepared = number
        case .pitchPut(let id, _, _), .pitchStaged(let id), .offersOpened(let id, _), .offersClosed(let id):
            pitch = id.description
        case .offerMade(let made):
            offer = made.number
            pitch = made.pitch.description
            late = made.late
        case .offerWithdrawn(let number, _), .lateAccepted(let number):
            offer = number
        case .pitchJudged(let id, _, _):
            pitch = id.description
        case .stageCleared, .steppedBack, .juryOpened, .juryClosed, .personErased, .keyReplaced, .rollbackAccepted,
            .phaseEntered, .charterChanged, .rehearsalWiped, .bidderSimulated, .personRevoked, .linkRenewed,
            .programmePut, .commitmentCarried, .listTaken:
            break
        }
    }
}

import Marketplace
import OpenSSL

extension LedgerLine {
    /// Writes an entry as the line that will be stored and hashed.
    ///
    /// - Parameters:
    ///   - entry: what happened.
    ///   - salt: gives ``SealedWords/saltLength`` unguessable bytes; asked once when the fact has words, else never.
    public init(_ entry: LedgerEntry, salt: () -> [UInt8]) {
        let fact = entry.fact
        let words = fact.event.words.map { SealedWords(salt: salt(), json: CanonicalJSON.object($0).bytes) }

        var members = fact.event.members
        members.set("v", Self.version)
        members.set("conference", entry.conference)
        members.set("id", entry.command)
        members.set("seq", fact.seq)
        members.set("at", Int(fact.at.milliseconds))
        members.set("by", fact.by?.number)
        members.set("words", words?.digest.hex)

        self.init(bytes: CanonicalJSON.object(members.object).bytes + [UInt8(ascii: "\n")], words: words)
    }
}

extension Event {
    /// Line and words together.
    var allMembers: Members {
        var all = members
        all.merge(words ?? [:])
        return all
    }

    /// What of the event stands in the line.
    fileprivate var members: Members {
        var members = Members()
        members.set("type", type.rawValue)
        switch self {
        case .conferenceCreated(let charter), .charterChanged(let charter):
            members.merge(charter.members)
        case .phaseEntered(let phase):
            members.set("phase", phase.rawValue)
        case .rehearsalWiped:
            break
        case .bidderSimulated(let id), .personRevoked(let id), .linkRenewed(let id):
            members.set("person", id.number)
        case .programmePut(let programme):
            members.set("items", programme.items.map(\.json))
        case .offerPrepared(let offer):
            members.set("prepared", offer.number)
            members.set("pitch", offer.pitch.description)
            members.set("kind", offer.kind)
            members.set("amount", offer.amount)
            members.set("employer", offer.employer.number)
            members.set("show", offer.show)
        case .preparedDropped(let number):
            members.set("prepared", number)
        case .commitmentCarried(let carried):
            members.set("from", carried.from)
            members.set("offer", carried.offer)
            members.set("kind", carried.kind)
            members.set("amount", carried.amount)
            members.set("employer", carried.employer?.number)
        case .listTaken(let list, let people):
            members.set("list", list)
            members.set("people", people)
        case .personAdmitted(let id, let role, let sector, let show, _),
            .personChanged(let id, let role, let sector, let show, _):
            members.set("person", id.number)
            members.set("role", role.rawValue)
            members.set("sector", sector)
            members.set("show", show)
        case .pitchPut(let id, let owner, let content):
            members.set("pitch", id.description)
            members.set("owner", owner?.number)
            members.set("asks", content.asks.map(\.json))
            members.set("region", content.region)
            members.set("theme", content.theme)
            members.set("sector", content.sector)
        case .pitchStaged(let id), .offersClosed(let id):
            members.set("pitch", id.description)
        case .offersOpened(let id, let closesAt):
            members.set("pitch", id.description)
            members.set("closesAt", (closesAt?.milliseconds).map(Int.init))
        case .stageCleared(let interlude):
            members.set("interlude", interlude?.rawValue)
        case .steppedBack(let footing):
            members.set("stage", footing.stage?.description)
            members.set("interlude", footing.interlude?.rawValue)
            members.set("pitches", footing.pitches.map(\.json))
        case .offerMade(let made):
            members.set("offer", made.number)
            members.set("pitch", made.pitch.description)
            members.set("kind", made.kind)
            members.set("amount", made.amount)
            members.set("employer", made.employer.number)
            members.set("channel", made.channel.rawValue)
            members.set("show", made.show)
            members.set("late", made.late)
            // Absent for one that was made in the hall, as in every line from before there were others.
            members.set("prepared", made.prepared)
        case .offerWithdrawn(let number, _), .lateAccepted(let number):
            members.set("offer", number)
        case .juryOpened, .juryClosed:
            break
        case .pitchJudged(let pitch, let points, _):
            members.set("pitch", pitch.description)
            members.set("points", points)
        case .personErased(let id):
            members.set("person", id.number)
        case .keyReplaced(let key, let lost):
            members.set("key", key)
            members.set("lost", lost)
        case .rollbackAccepted(let size, let root):
            members.set("size", size)
            members.set("root", root)
        }
        return members
    }

    /// What of the event must be erasable; nil when nothing.
    fileprivate var words: [String: CanonicalJSON]? {
        var members = Members()
        switch self {
        case .conferenceCreated(let charter), .charterChanged(let charter):
            guard let words = charter.words else { return nil }
            members.merge(words.members)
        case .personAdmitted(_, _, _, _, let words), .personChanged(_, _, _, _, let words):
            guard let words else { return nil }
            members.merge(words.members)
        case .programmePut(let programme):
            guard let titles = programme.titles else { return nil }
            members.set("titles", titles)
        case .offerPrepared(let offer):
            guard let words = offer.words else { return nil }
            members.merge(words.members)
        case .commitmentCarried(let carried):
            guard let words = carried.words else { return nil }
            members.set("title", words.title)
            members.set("municipality", words.municipality)
            members.set("organisation", words.organisation)
            members.set("name", words.name)
        case .pitchPut(_, _, let content):
            guard let words = content.words else { return nil }
            members.set("title", words.title)
            members.set("problem", words.problem)
            members.set("forWhom", words.forWhom)
            members.set("municipality", words.municipality)
            members.set("place", words.place)
            members.set("promises", words.promises)
            members.set("firstStep", words.firstStep)
            members.set("notes", words.notes)
        case .offerMade(let made):
            guard let words = made.words else { return nil }
            members.merge(words.members)
        case .offerWithdrawn(_, let reason):
            guard let reason else { return nil }
            members.set("reason", reason)
        case .pitchJudged(_, _, let praise):
            guard let praise else { return nil }
            members.set("praise", praise)
        case .pitchStaged, .offersOpened, .offersClosed, .stageCleared, .steppedBack, .lateAccepted, .juryOpened,
            .juryClosed, .personErased, .keyReplaced, .rollbackAccepted, .phaseEntered, .rehearsalWiped,
            .bidderSimulated, .personRevoked, .linkRenewed, .preparedDropped, .listTaken:
            return nil
        }
        return members.object
    }
}

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
        case .conferenceCreated(let charter):
            members.set("date", charter.date)
            members.set("keepUntil", charter.keepUntil)
            members.set("openEntry", charter.openEntry)
            members.set("kinds", charter.kinds.map(\.json))
            members.set("regions", charter.regions)
            members.set("themes", charter.themes)
            members.set("sectors", charter.sectors)
        case .personAdmitted(let id, let role, let sector, let show, _):
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
        case .conferenceCreated(let charter):
            guard let words = charter.words else { return nil }
            members.set("name", words.name)
            members.set("venue", words.venue)
            members.set("host", words.host)
            members.set("organisers", words.organisers)
        case .personAdmitted(_, _, _, _, let words):
            guard let words else { return nil }
            members.set("badge", words.badge)
            members.set("name", words.name)
            members.set("organisation", words.organisation)
            members.set("municipality", words.municipality)
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
            members.set("note", words.note)
            members.set("needs", words.needs)
        case .offerWithdrawn(_, let reason):
            guard let reason else { return nil }
            members.set("reason", reason)
        case .pitchJudged(_, _, let praise):
            guard let praise else { return nil }
            members.set("praise", praise)
        case .pitchStaged, .offersOpened, .offersClosed, .stageCleared, .steppedBack, .lateAccepted, .juryOpened,
            .juryClosed, .personErased, .keyReplaced, .rollbackAccepted:
            return nil
        }
        return members.object
    }
}

extension KindRule {
    fileprivate var json: CanonicalJSON {
        .object(["key": .text(key), "single": .bool(single), "counted": .bool(counted)])
    }
}

extension Footing.Place {
    fileprivate var json: CanonicalJSON {
        var members = Members()
        members.set("pitch", pitch.description)
        members.set("state", state.rawValue)
        members.set("closesAt", (closesAt?.milliseconds).map(Int.init))
        members.set("closedSeq", closedSeq)
        return .object(members.object)
    }
}

extension Ask {
    fileprivate var json: CanonicalJSON {
        var members = Members()
        members.set("kind", kind)
        members.set("target", target)
        // Absent when it is not so, as in every line from before there were caps.
        if capped { members.set("capped", true) }
        return .object(members.object)
    }
}

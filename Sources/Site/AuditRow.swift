import LiveProtocol
import Marketplace

/// One act of the staff, with what a sentence about it needs.
struct AuditRow: Encodable {
    var seq: Int
    var at: String
    var act: String
    var by: By?
    /// How many lines it gave, when more than one.
    var count: Int?
    var pitch: String?
    var offer: Int?
    var prepared: Int?
    /// The person that it is about, and who that is.
    var person: Int?
    var name: String?
    var organisation: String?
    /// What is different, by the names of the members of the command.
    var changed: [String]?
    var reason: String?
    var list: String?
    var people: Int?
    var phase: String?

    struct By: Encodable {
        var person: Int
        var name: String?
        var role: String
    }

    init(_ act: Act, _ fact: Fact, instead earlier: Fact?, in conference: Conference) {
        seq = act.seq
        at = act.at.rfc3339
        by = act.by.flatMap(conference.person).map {
            By(person: $0.id.number, name: $0.words?.name, role: $0.role.rawValue)
        }
        count = act.count > 1 ? act.count : nil
        self.act = HallEvent.name(of: fact.event)
        tell(fact.event, instead: earlier?.event, in: conference)
    }

    private mutating func tell(_ event: Event, instead earlier: Event?, in conference: Conference) {
        switch event {
        case .phaseEntered(let phase):
            self.phase = phase.rawValue
        case .charterChanged(let charter):
            changed = changes(of: charter, instead: earlier)
        case .personAdmitted(let id, _, _, _, _), .personRevoked(let id), .linkRenewed(let id), .personErased(let id):
            tell(id, in: conference)
        case .personChanged(let id, let role, let sector, let show, let words):
            tell(id, in: conference)
            changed = changes(PersonState(role: role, sector: sector, show: show, words: words), instead: earlier)
        case .pitchPut(let id, _, let content):
            pitch = id.description
            if case .pitchPut(_, _, let before)? = earlier { changed = content.differences(from: before) }
        case .pitchStaged(let id), .offersOpened(let id, _), .offersClosed(let id), .pitchJudged(let id, _, _):
            pitch = id.description
        case .offerMade(let made):
            offer = made.number
            prepared = made.prepared
            pitch = made.pitch.description
            tell(made.employer, in: conference)
        case .offerWithdrawn(let number, let reason):
            offer = number
            self.reason = conference.offer(number).flatMap(\.reason) ?? reason
        case .lateAccepted(let number):
            offer = number
        case .offerPrepared(let promised):
            prepared = promised.number
            pitch = promised.pitch.description
            tell(promised.employer, in: conference)
        case .preparedDropped(let number):
            prepared = number
        case .listTaken(let list, let people):
            self.list = list
            self.people = people
        case .conferenceCreated, .rehearsalWiped, .bidderSimulated, .programmePut, .commitmentCarried, .stageCleared,
            .steppedBack, .juryOpened, .juryClosed, .keyReplaced, .rollbackAccepted:
            break
        }
    }

    private mutating func tell(_ id: PersonID, in conference: Conference) {
        person = id.number
        name = conference.person(id)?.words?.name
        organisation = conference.person(id)?.words?.organisation
    }

    private func changes(of charter: Charter, instead earlier: Event?) -> [String]? {
        switch earlier {
        case .conferenceCreated(let before)?, .charterChanged(let before)?: charter.differences(from: before)
        default: nil
        }
    }

    private func changes(_ now: PersonState, instead earlier: Event?) -> [String]? {
        switch earlier {
        case .personAdmitted(_, let role, let sector, let show, let words)?,
            .personChanged(_, let role, let sector, let show, let words)?:
            now.differences(from: PersonState(role: role, sector: sector, show: show, words: words))
        default: nil
        }
    }
}

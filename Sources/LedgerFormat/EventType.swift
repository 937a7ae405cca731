import Marketplace

/// What an event is called in a line; fixed for ever.
enum EventType: String, Codable {
    case conferenceCreated, personAdmitted, pitchPut, pitchStaged, offersOpened, offersClosed
    case stageCleared, steppedBack
    case offerMade, offerWithdrawn, lateAccepted
    case juryOpened, juryClosed, pitchJudged
    case personErased, keyReplaced, rollbackAccepted
}

extension Event {
    var type: EventType {
        switch self {
        case .conferenceCreated: .conferenceCreated
        case .personAdmitted: .personAdmitted
        case .pitchPut: .pitchPut
        case .pitchStaged: .pitchStaged
        case .offersOpened: .offersOpened
        case .offersClosed: .offersClosed
        case .stageCleared: .stageCleared
        case .steppedBack: .steppedBack
        case .offerMade: .offerMade
        case .offerWithdrawn: .offerWithdrawn
        case .lateAccepted: .lateAccepted
        case .juryOpened: .juryOpened
        case .juryClosed: .juryClosed
        case .pitchJudged: .pitchJudged
        case .personErased: .personErased
        case .keyReplaced: .keyReplaced
        case .rollbackAccepted: .rollbackAccepted
        }
    }
}

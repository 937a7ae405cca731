import Marketplace

/// What an event is called in a line; fixed for ever.
enum EventType: String, Codable {
    case conferenceCreated, personAdmitted, pitchPut, pitchStaged, offersOpened, offersClosed
    case phaseEntered, charterChanged, rehearsalWiped, bidderSimulated
    case personChanged, personRevoked, linkRenewed, programmePut
    case offerPrepared, preparedDropped, commitmentCarried, listTaken
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
        case .phaseEntered: .phaseEntered
        case .charterChanged: .charterChanged
        case .rehearsalWiped: .rehearsalWiped
        case .bidderSimulated: .bidderSimulated
        case .personChanged: .personChanged
        case .personRevoked: .personRevoked
        case .linkRenewed: .linkRenewed
        case .programmePut: .programmePut
        case .offerPrepared: .offerPrepared
        case .preparedDropped: .preparedDropped
        case .commitmentCarried: .commitmentCarried
        case .listTaken: .listTaken
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

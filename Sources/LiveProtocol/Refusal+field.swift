import Marketplace

extension Refusal {
    /// The member of a command that it is about, where it is about one.
    func field(of command: Command) -> String? {
        switch self {
        case .textMissing, .textTooLong, .textInvalid: faultyText(of: command)?.field
        case .pitchUnknown: command.isProgramme ? "items" : "pitch"
        case .offerUnknown: "offer"
        case .amountNotPositive, .amountTooLarge, .amountMustBeOne: command.isPitch ? "asks" : "amount"
        case .askFull: command.isOffer ? "amount" : nil
        case .kindUnknown: command.isPitch ? "asks" : "kind"
        case .themeUnknown: "theme"
        case .sectorUnknown: command.isEnrolment ? nil : "sector"
        case .regionUnknown: "region"
        case .emailInvalid: command.isEnrolment ? nil : "email"
        case .sizeUnknown: command.isEnrolment ? nil : "size"
        case .badgeTaken: command.isEnrolment ? nil : "badge"
        case .badgeRangeInvalid: "walkInsFrom"
        case .pointsInvalid: "points"
        case .closingTimeInvalid: "closesInSeconds"
        case .timeInvalid: "items"
        case .dateInvalid: dateField(of: command)
        default: nil
        }
    }

    /// The first text of a command that is refused for this.
    func faultyText(of command: Command) -> CommandText? {
        command.texts.first { $0.refusal == self }
    }

    /// Of several dates, the one that is said anew.
    private func dateField(of command: Command) -> String? {
        guard case .changeCharter(let change) = command else { return nil }
        switch (change.date, change.keepUntil, change.freezeAt) {
        case (_?, nil, nil): return "date"
        case (nil, _?, nil): return "keepUntil"
        case (nil, nil, _?): return "freezeAt"
        default: return nil
        }
    }
}

extension Command {
    fileprivate var isPitch: Bool {
        if case .putPitch = self { true } else { false }
    }

    fileprivate var isProgramme: Bool {
        if case .putProgramme = self { true } else { false }
    }

    fileprivate var isOffer: Bool {
        switch self {
        case .makeOffer, .prepareOffer: true
        default: false
        }
    }

    /// Whether it is about many people: which of them is then not said.
    fileprivate var isEnrolment: Bool {
        if case .enrol = self { true } else { false }
    }
}

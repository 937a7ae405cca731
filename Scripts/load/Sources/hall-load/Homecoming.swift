/// Lines that were cut, on their way back.
final class Homecoming {
    /// So many are called for between two looks at all else: an offer that is due waits for no more than that.
    private static let callingMaximum = 16

    private let hall: Hall
    private let chosen: [Int]
    let began: Nanoseconds
    /// By phone: the last event that it had.
    private var had: [Int: Int] = [:]
    /// Who is to be called for, and from when on.
    private var waiting: [(number: Int, at: Nanoseconds)] = []
    /// How long each took that is back.
    private(set) var back: [Nanoseconds] = []
    /// Phones that were welcomed with the state, since their events were too many or too old.
    private(set) var withState = 0
    private(set) var turnedAway = 0
    /// Events that were missing in what phones were told that they missed.
    private(set) var lost = 0

    init(_ hall: Hall, _ chosen: [Int], began: Nanoseconds) {
        self.hall = hall
        self.chosen = chosen
        self.began = began
    }

    var isComplete: Bool { back.count == chosen.count }

    /// Cuts all lines at once; from then on they are called for.
    func cut() throws {
        hall.hearing.didWelcome = { [unowned self] phone, missed, now in welcomed(phone, missed, now) }
        hall.hearing.didEnd = { [unowned self] phone, _ in
            guard phone.isApart, !phone.isWelcomed else { return }
            turnedAway += 1
            // Whoever is turned away does not come again with all others at the same instant.
            waiting.append((phone.number, nanoseconds() + .random(in: 200_000_000...600_000_000)))
        }
        for number in chosen {
            let phone = hall.phones[number]
            had[number] = phone.standing.next - 1
            phone.willBeCut()
            hall.board.hangUp(phone)
        }
        waiting += chosen.map { ($0, nanoseconds()) }
        try callSome()
    }

    private func call(_ number: Int) throws {
        let phone = try hall.call(number: number, resume: (had[number]!, hall.hearing.epoch))
        phone.isApart = true
        hall.phones[number] = phone
    }

    /// Calls for some whose time has come.
    func callSome() throws {
        let now = nanoseconds()
        for index in waiting.indices.filter({ waiting[$0].at <= now }).prefix(Self.callingMaximum).reversed() {
            try call(waiting.remove(at: index).number)
        }
    }

    /// Whoever is told the place has the right total: the state's, or its own and the events that it missed.
    private func welcomed(_ phone: Phone, _ missed: [Int]?, _ now: Nanoseconds) {
        guard let last = had[phone.number] else { return }
        back.append(now - began)
        if let missed {
            lost += Set(last + 1..<phone.standing.next).subtracting(missed).count
        } else {
            withState += 1
        }
    }
}

/// Lines that were cut, on their way back.
final class Homecoming {
    private let hall: Hall
    private let chosen: [Int]
    let began: Nanoseconds
    /// By phone: the last event that it had.
    private var had: [Int: Int] = [:]
    /// When to call again for phones that were turned away.
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

    /// Cuts all lines, and only then calls for all.
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
        for number in chosen { try call(number) }
    }

    private func call(_ number: Int) throws {
        let phone = try hall.call(number: number, resume: (had[number]!, hall.hearing.epoch))
        phone.isApart = true
        hall.phones[number] = phone
    }

    func callAgain() throws {
        let now = nanoseconds()
        for (number, at) in waiting where at <= now { try call(number) }
        waiting.removeAll { $0.at <= now }
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

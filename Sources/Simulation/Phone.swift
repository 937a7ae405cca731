import LiveProtocol
import Marketplace

/// Somebody's phone: it keeps what its holder wishes, sends it, and folds what it hears.
///
/// It follows `Web/modules`: `hall.js` here, `line.js` and `outbox.js` in the extensions.
final class Phone: @unchecked Sendable {  // confined to the thread of its run
    enum Status { case connecting, open, waiting, ended }

    /// A command of this moment only, such as opening a round: it is sent, and forgotten after a while.
    struct Asked {
        let id: String
        let command: Command
        let due: Int64
    }

    /// How long an asked command is waited for.
    private static let askTimeout: Int64 = 10_000

    let name: String
    let person: PersonID
    let role: Role
    let usesSocket: Bool
    unowned let world: World

    // What is on the phone's own disk, and what is on its way there. A reload of the page loses all the rest.
    var stored: [Outbox.Entry] = []
    var storing: [Outbox.Entry] = []

    var outbox = Outbox()
    var asked: [Asked] = []
    var status = Status.waiting
    var wire: Wire?
    var reconnectWait = Phone.firstWait
    var due = Due()
    /// What the phone shows, and the place of the last event in it.
    private(set) var hall: (seq: Int, state: HallState)?
    private(set) var epoch: String?
    /// Offers that its holder was told of.
    private(set) var offers: [OfferNumber] = []

    init(_ name: String, _ person: PersonID, _ role: Role, usesSocket: Bool, in world: World) {
        self.name = name
        self.person = person
        self.role = role
        self.usesSocket = usesSocket
        self.world = world
    }

    /// Its holder wishes something; `kept` tells whether it must not get lost.
    func wish(_ command: Command, id: String, kept: Bool) {
        if kept {
            let entry = Outbox.Entry(id: id, command: command)
            outbox.keep(entry)
            storing.append(entry)
        } else {
            asked.append(Asked(id: id, command: command, due: world.clock.now + Self.askTimeout))
            send(id, command)
        }
    }

    func received(_ message: Wire.Down) {
        switch message {
        case .closed(let code): closed(code)
        case .answer(let id, let answer): answered(id, answer)
        case .frame(let bytes): received(world.frames.read(bytes))
        }
    }

    private func received(_ frame: Frame) {
        switch frame.type {
        case "welcome":
            epoch = frame.epoch
            offers = frame.you?.offers.map(\.offer) ?? []
            if let state = frame.state { show(state, at: frame.seq!) } else { fold(frame.events ?? []) }
            for event in frame.events ?? [] { world.checker.resent(event, upTo: frame.seq!, on: self) }
            world.checker.expect(hall?.seq == frame.seq, "\(name) was welcomed at \(frame.seq!) and is elsewhere")
            checkCountdown(frame)
            welcomed()
        case "snapshot":
            show(frame.state!, at: frame.seq!)
            checkCountdown(frame)
        case "events":
            fold(frame.events!)
        default:
            break
        }
    }

    /// No phone says that a round is open for longer than any round is.
    private func checkCountdown(_ frame: Frame) {
        for closesAt in hall?.state.pitches.compactMap(\.closesAt) ?? [] {
            let rest = frame.countdown(to: closesAt)
            world.checker.expect(rest <= Cast.longestRound, "\(name) counts down from \(rest) ms")
        }
    }

    private func show(_ state: HallState, at seq: Int) {
        world.checker.expect(seq >= hall?.seq ?? 0, "\(name) was led back from \(hall?.seq ?? 0) to \(seq)")
        hall = (seq, state)
        world.checker.shown(hall, on: self)
    }

    private func fold(_ events: [HallEvent]) {
        guard var hall else { return world.checker.expect(events.isEmpty, "\(name) heard events before any state") }
        for event in events {
            world.checker.heard(event, after: hall.seq, on: self)
            hall.state.apply(event)
            hall.seq = event.seq
        }
        self.hall = hall
        world.checker.shown(hall, on: self)
    }

    private func answered(_ id: String, _ answer: Answer) {
        world.checker.answered(id, answer)
        asked.removeAll { $0.id == id }
        if case .recorded(let recorded) = answer, let offer = recorded.offer, !offers.contains(offer) {
            offers.append(offer)
        }
        settle(id, answer)
    }

    /// The page is loaded anew: what was only in its memory is gone.
    func reload() {
        if status == .ended { return }
        hangUp()
        outbox = Outbox()
        for entry in stored { outbox.keep(entry) }
        storing = []
        asked = []
        hall = nil
        epoch = nil
        offers = []
        due = Due()
        reconnectWait = Self.firstWait
        connect()
    }
}

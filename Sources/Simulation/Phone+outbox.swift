import LiveProtocol
import Marketplace

/// The outbox of a phone: the rules of `Web/modules/outbox.js`.
extension Phone {
    /// After this long without an answer the line is taken for dead.
    private static let answerTimeout: Int64 = 5_000
    private static let postponement: Int64 = 1_500

    /// The phone's own disk has kept the oldest of what was on its way there.
    func keptOne() {
        stored.append(storing.removeFirst())
        pump()
    }

    func lineOpened() {
        outbox.lineLost()
        pump()
    }

    func lineLost() {
        due.answer = nil
        outbox.lineLost()
    }

    func settle(_ id: String, _ answer: Answer) {
        guard outbox.entries.contains(where: { $0.id == id }) else { return }
        due.answer = nil
        if case .refused(let refusal) = answer, ["tooBusy", "unavailable"].contains(refusal.code) {
            outbox.postponed(id)
            due.pumping = world.clock.now + Self.postponement
        } else {
            outbox.settled(id)
            stored.removeAll { $0.id == id }
            pump()
        }
    }

    func pump() {
        guard due.pumping == nil, let entry = outbox.next, stored.contains(where: { $0.id == entry.id }),
            send(entry.id, entry.command)
        else { return }
        outbox.sent(entry.id)
        due.answer = world.clock.now + Self.answerTimeout
    }
}

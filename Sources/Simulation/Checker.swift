import LedgerFormat
import LiveProtocol
import Marketplace
import Storage

/// What must be true whatever broke, looked at as soon as anything could have made it false.
///
/// It knows the disk, what people wished, and what they were told; it does not know the program.
final class Checker: @unchecked Sendable {  // confined to the thread of its run
    /// The first thing that was not true; nil as long as all is well.
    var violation: Violation?
    /// The ledger as it is on disk.
    var books = Books()
    /// How many commands were stored from a copy that arrived after another copy had been refused.
    var overtaken = 0

    private(set) var wishes: [String: Wish] = [:]
    /// The highest place that anybody was told of by an answer.
    private var highestTold = 0
    let clock: SimulatedClock
    /// Which life of the program it is.
    var life = 1
    /// Rounds that close by themselves.
    var rounds: [PitchID: Round] = [:]
    /// How many lines the mark beside the ledger knows of.
    var markSize = 0

    struct Wish {
        let command: Command
        let actor: Actor
        /// How many copies of it went out.
        var copies = 0
        /// ``highestTold`` when it first went out.
        var floor = 0
        /// When it first went out, on the clock that never jumps.
        var sentAt: Int64 = 0
        /// The first answer that it was recorded.
        var recorded: Recorded?
        var wasRefused = false
    }

    struct Round {
        /// The clock that never jumps must have come so far before the round closes by itself.
        let notBefore: Int64
        /// The life in which it was opened; over a restart only the clock on the wall is there to go by.
        let life: Int
    }

    init(_ clock: SimulatedClock) {
        self.clock = clock
    }

    func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
        if !holds && violation == nil { violation = Violation(message: message()) }
    }

    func wished(_ id: String, _ command: Command, by actor: Actor) {
        wishes[id] = Wish(command: command, actor: actor)
    }

    func sent(_ id: String) {
        if wishes[id]?.copies == 0 {
            wishes[id]?.floor = highestTold
            wishes[id]?.sentAt = clock.now
        }
        wishes[id]?.copies += 1
    }

    func command(at seq: Int) -> String? {
        books.entries.indices.contains(seq - 1) ? books.entries[seq - 1].command : nil
    }

    /// Somebody was told what came of a command.
    func answered(_ id: String, _ answer: Answer) {
        guard let wish = wishes[id] else { return expect(false, "an answer to \(id), which nobody asked") }
        switch answer {
        case .recorded(var recorded):
            recorded.repeated = false
            expect(command(at: recorded.seq) == id, "\(id) was told to be recorded at \(recorded.seq) before it was")
            expect(wish.recorded ?? recorded == recorded, "\(id) was answered in two ways")
            wishes[id]?.recorded = recorded
            highestTold = max(highestTold, recorded.seq)
            let isMarked = !wish.command.isMilestone || markSize >= recorded.seq
            expect(isMarked, "\(id) was answered at \(recorded.seq), and the mark is at \(markSize)")
        case .refused:
            let stands = wish.copies == 1 && books.entries.contains { $0.command == id }
            expect(wish.recorded == nil || wish.copies > 1, "\(id) was recorded and then refused")
            expect(!stands, "\(id) was told to be refused and stands")
            wishes[id]?.wasRefused = true
        }
    }

    /// Somebody heard of an event.
    func heard(_ event: HallEvent, after seq: Int, on phone: Phone) {
        expect(event.seq == seq + 1, "\(phone.name) was at \(seq) and heard \(event.seq)")
        guard books.entries.indices.contains(event.seq - 1) else {
            return expect(false, "\(phone.name) heard \(event.seq), and the disk has \(books.entries.count)")
        }
        let fact = books.entries[event.seq - 1].fact
        expect(event.change.tells(fact.event), "\(phone.name) heard at \(event.seq) what is not written there")
    }

    /// Somebody who came back was told what they missed, up to a place.
    func resent(_ event: HallEvent, upTo seq: Int, on phone: Phone) {
        guard case .offerMade(_, let offer, _) = event.change, offer.by.isNamed else { return }
        let erased = books.employer(of: offer.offer).flatMap { books.erased[$0] } ?? .max
        expect(erased > seq, "\(phone.name) was told at \(seq) who made offer \(offer.offer), erased at \(erased)")
    }

    /// Somebody looks at their screen.
    func shown(_ hall: (seq: Int, state: HallState)?, on phone: Phone) {
        guard let hall else { return }
        guard books.views.indices.contains(hall.seq) else {
            return expect(false, "\(phone.name) is at \(hall.seq), and the disk has \(books.entries.count)")
        }
        expect(HallView(hall.state) == books.views[hall.seq], "\(phone.name) shows something else at \(hall.seq)")
    }
}

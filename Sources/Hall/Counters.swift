import LiveProtocol
import Synchronization

/// What happened in a conference since the program began, in numbers, for its operator.
public final class Counters: Sendable {
    private let recordedCommands = Atomic<Int>(0)
    private let repeatedCommands = Atomic<Int>(0)
    private let refusedCommands = Atomic<Int>(0)
    private let storedEvents = Atomic<Int>(0)
    private let storedBatches = Atomic<Int>(0)

    /// Commands that were stored.
    public var recorded: Int { recordedCommands.load(ordering: .relaxed) }
    /// Commands that came again and got their first answer.
    public var repeated: Int { repeatedCommands.load(ordering: .relaxed) }
    /// Commands that the rules refused.
    public var refused: Int { refusedCommands.load(ordering: .relaxed) }
    /// Events that were stored.
    public var events: Int { storedEvents.load(ordering: .relaxed) }
    /// Transactions that stored them.
    public var batches: Int { storedBatches.load(ordering: .relaxed) }

    func count(_ answers: [Answer], events: Int) {
        for answer in answers {
            switch answer {
            case .recorded(let recorded) where recorded.repeated: add(1, to: repeatedCommands)
            case .recorded: add(1, to: recordedCommands)
            case .refused: add(1, to: refusedCommands)
            }
        }
        add(events, to: storedEvents)
        if events > 0 { add(1, to: storedBatches) }
    }

    private func add(_ number: Int, to counter: borrowing Atomic<Int>) {
        counter.add(number, ordering: .relaxed)
    }
}

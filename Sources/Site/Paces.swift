import Marketplace
import NIOCore
import Synchronization

/// How fast people may write, so that no program in one person's hands makes a hall wait.
///
/// Counted by person and by conference, never by address: a hall has one.
final class Paces: Sendable {
    /// As fast as a clerk types, and a moderator taps, and more.
    private static let staffFactor = 5
    /// A hall of ten thousand that comes in within two minutes fits; a program that fills it needs three.
    private static let joining = Rate(perMinute: 6_000, atOnce: 1_000)
    /// A hall of which everybody measures in the same few minutes; what is measured is only shown.
    private static let measuring = Rate(perMinute: 6_000, atOnce: 1_000)
    /// More people than type at a time in a thousand conferences.
    private static let peopleMaximum = 50_000

    private struct Committer: Hashable {
        let conference: String
        let person: PersonID
    }

    private let usual: Rate?
    private let staff: Rate?
    private let clock: @Sendable () -> Int64
    private let people: Mutex<RateBook<Committer>>
    private let rooms: Mutex<RateBook<String>>
    private let measurements: Mutex<RateBook<String>>

    /// - Parameters:
    ///   - commandsPerMinute: what one person may say for ever, half of it at once; 0 for any number.
    ///   - clock: nanoseconds that only grow.
    init(
        commandsPerMinute: Int,
        clock: @escaping @Sendable () -> Int64 = { Int64(NIODeadline.now().uptimeNanoseconds) }
    ) {
        func rate(_ perMinute: Int) -> Rate? {
            perMinute > 0 ? Rate(perMinute: perMinute, atOnce: max(1, perMinute / 2)) : nil
        }
        usual = rate(commandsPerMinute)
        staff = rate(commandsPerMinute * Self.staffFactor)
        self.clock = clock
        people = Mutex(RateBook(capacity: Self.peopleMaximum))
        rooms = Mutex(RateBook(capacity: Limits.conferences))
        measurements = Mutex(RateBook(capacity: Limits.conferences))
    }

    /// Counts a command of somebody; or gives the seconds to wait first.
    func command(by person: PersonID, as role: Role, in conference: String) -> Int? {
        guard let rate = role.isStaff ? staff : usual else { return nil }
        let now = clock()
        return people.withLock { $0.take(Committer(conference: conference, person: person), rate, at: now) }
    }

    /// Counts somebody who comes in without a badge; or gives the seconds to wait first.
    func join(_ conference: String) -> Int? {
        let now = clock()
        return rooms.withLock { $0.take(conference, Self.joining, at: now) }
    }

    /// Counts somebody who tells how good the Wi-Fi is; or gives the seconds to wait first.
    func measurement(in conference: String) -> Int? {
        let now = clock()
        return measurements.withLock { $0.take(conference, Self.measuring, at: now) }
    }
}

extension Role {
    /// Whether they run the day, and so say more than others.
    fileprivate var isStaff: Bool {
        switch self {
        case .organiser, .moderator, .clerk: true
        case .wethouder, .employer, .jury, .screen: false
        }
    }
}

import Hall
import LiveProtocol
import Marketplace
import Storage

/// Everything that a run consists of.
///
/// Each step does one thing that could happen next, picked by chance: nothing happens in any other way.
final class World: @unchecked Sendable {  // confined to the thread of its run
    static let record = ConferenceRecord(code: "482917", epoch: "simulated", origin: Seal.origin)

    var chance: Chance
    var frames = FrameReader()
    var trace = Trace()
    let clock = SimulatedClock()
    let disk = SimulatedDisk(mark: Seal.emptyMark)
    let checker: Checker
    var weather: Weather
    var program: Program
    var phones: [Phone] = []
    var wires: [Wire] = []
    var wished = 0
    /// By when everybody must have everything, once nothing goes wrong any more.
    var calmUntil = Int64.max
    /// When stuck lines are looked for.
    var sweepDue: Int64 = 0
    private let seed: UInt64
    private let relay = Relay()
    private var lives = 1

    init(seed: UInt64) {
        self.seed = seed
        chance = Chance(seed: seed)
        checker = Checker(clock)
        weather = Weather(&chance)
        let relay = relay
        program = Program(Self.record, on: disk, clock: clock, random: Salts(seed: seed)) { relay.world?.noticed($0) }
        relay.world = self
        found()
        for (index, member) in Cast.all.enumerated() {
            let usesSocket = !chance.once(in: 3)
            phones.append(Phone(member.name, PersonID(index + 1), member.role, usesSocket: usesSocket, in: self))
        }
        for phone in phones { phone.connect() }
    }

    /// Founds the conference and lets everybody in, on a day on which nothing goes wrong yet.
    private func found() {
        finishWork()
        // In some runs a round is open already, so that they come further.
        let founding = chance.once(in: 3) ? Cast.founding.dropLast(2) : Cast.founding[...]
        for (index, command) in founding.enumerated() {
            let id = "house\(index)"
            checker.wished(id, command, by: .house)
            checker.sent(id)
            program.conference!.submit(
                Submission(id: id, command: command, actor: .house) { [checker] in checker.answered(id, $0!) }
            )
        }
        finishWork()
    }

    private func finishWork() {
        while true {
            if program.executor.count > 0 {
                program.executor.run(0)
            } else if let request = disk.requests.first {
                checker.stored([disk.advance(request)].compactMap(\.self), on: disk)
            } else {
                return
            }
        }
    }

    /// A line for a phone; nil when nobody answers.
    func connect(_ phone: Phone) -> Wire? {
        guard program.state == .serving else { return nil }
        let wire = Wire(phone, program, isSocket: phone.usesSocket)
        wires.append(wire)
        return wire
    }

    /// The program starts again over what is on the disk.
    func start() {
        trace.add("start")
        lives += 1
        checker.life = lives
        checker.reread(disk)
        let random = Salts(seed: seed &+ UInt64(lives) << 32)
        program = Program(Self.record, on: disk, clock: clock, random: random) { [relay] in relay.world?.noticed($0) }
    }

    /// Something happened that others than the hall must know.
    fileprivate func noticed(_ notice: Notice) {
        guard case .personErased(let person) = notice else { return }
        for wire in wires where wire.phone.person == person { wire.end?.signOut() }
    }

    /// The program is no more: so are its ends of all lines.
    func programEnded(_ code: UInt16) {
        for wire in wires where wire.program === program {
            wire.up = []
            wire.end = nil
            wire.send(.closed(code))
        }
        program.forget()
    }
}

/// The way from a program to the world that it is in.
private final class Relay: @unchecked Sendable {  // confined to the thread of its run
    weak var world: World?
}

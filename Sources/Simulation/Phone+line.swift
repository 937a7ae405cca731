import LiveProtocol
import Marketplace

/// The line of a phone: the rules of `Web/modules/line.js`.
extension Phone {
    static let firstWait: Int64 = 250
    private static let longestWait: Int64 = 8_000
    private static let connectTimeout: Int64 = 5_000
    private static let firstFinalCode: UInt16 = 4500
    private static let restartJitter = 3_000

    func connect() {
        due.connecting = world.clock.now + Self.connectTimeout
        due.reconnecting = nil
        status = .connecting
        wire = world.connect(self)
        wire?.up.append(.hello(after: hall?.seq, epoch: epoch))
        if wire == nil { closed(Wire.lost) }
    }

    /// The first frame came.
    func welcomed() {
        due.connecting = nil
        reconnectWait = Self.firstWait
        status = .open
        lineOpened()
        // The same ids again: what arrived already is answered as it was, and not done twice.
        for each in asked { send(each.id, each.command) }
    }

    func closed(_ code: UInt16) {
        wire = nil
        due = Due()
        lineLost()
        guard code < Self.firstFinalCode else {
            status = .ended
            return
        }
        status = .waiting
        // A full hall must not come back in the same millisecond after a restart.
        let wait =
            code == CloseCode.restarting.rawValue
            ? Int64(world.chance.below(Self.restartJitter))
            : reconnectWait / 2 + Int64(world.chance.below(Int(reconnectWait / 2)))
        reconnectWait = min(reconnectWait * 2, Self.longestWait)
        due.reconnecting = world.clock.now + wait
    }

    /// Lets go of the line; what was sent may still arrive.
    func hangUp() {
        wire?.up.append(.gone)
        wire?.down = []
        wire = nil
    }

    /// A new line now, without the wait that repeated failures earned.
    func again() {
        hangUp()
        reconnectWait = Self.firstWait
        lineLost()
        connect()
    }

    @discardableResult
    func send(_ id: String, _ command: Command) -> Bool {
        guard status == .open, let wire else { return false }
        world.checker.sent(id)
        wire.up.append(.command(id: id, command))
        return true
    }
}

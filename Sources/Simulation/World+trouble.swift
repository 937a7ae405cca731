import LiveProtocol
import Marketplace

/// What goes wrong.
extension World {
    func crash() {
        let survives = chance.once(in: 2)
        trace.add("crash \(survives)")
        checker.stored(program.crash(survives: survives), on: disk)
        programEnded(Wire.lost)
    }

    func failDisk() {
        let survives = chance.once(in: 2)
        trace.add("disk fails \(survives)")
        checker.stored(disk.fail(survives: survives), on: disk)
    }

    /// The program came to its end: what it had said still goes out.
    func finish() {
        trace.add("ended")
        for lane in program.lanes { while !lane.isEmpty { lane.step() } }
        checker.stored(program.crash(survives: true), on: disk)
        programEnded(CloseCode.restarting.rawValue)
    }

    func stop() {
        trace.add("stop")
        program.close()
    }

    func stall(_ wire: Wire) {
        wire.isStalled.toggle()
        trace.add("\(wire.phone.name) \(wire.isStalled ? "stalls" : "goes on")")
    }

    func reload(_ phone: Phone) {
        trace.add("\(phone.name) reloads")
        phone.reload()
    }

    /// A line breaks: of what was under way a part still arrives, and then each end hears that it is gone.
    func cut(_ wire: Wire) {
        trace.add("\(wire.phone.name) cut")
        wire.up = Array(wire.up.prefix(chance.below(wire.up.count + 1))) + [.gone]
        wire.down = Array(wire.down.prefix(chance.below(wire.down.count + 1)))
        wire.send(.closed(Wire.lost))
    }

    /// A request, or the response to it, gets lost.
    func drop(_ wire: Wire) {
        trace.add("\(wire.phone.name) drop")
        let requests = wire.up.indices.filter { wire.up[$0].isRequest }
        let answers = wire.down.indices.filter { wire.down[$0].isResponse }
        if !requests.isEmpty {
            wire.up.remove(at: chance.pick(requests))
        } else if !answers.isEmpty {
            wire.down.remove(at: chance.pick(answers))
        }
    }

    func double(_ wire: Wire) {
        for message in wire.up {
            guard case .command(let id, _) = message else { continue }
            trace.add("\(wire.phone.name) doubles \(id)")
            checker.sent(id)
            wire.up.append(message)
            return
        }
    }

    func jump() {
        clock.jump(Int64(chance.pick([-7_200_000, -3_000, 3_000, 7_200_000])))
        trace.add("clock \(clock.moment.rfc3339)")
    }
}

import Hall
import Live
import LiveProtocol
import Marketplace

/// What the net carries.
extension World {
    func deliverUp(_ wire: Wire) {
        let message = wire.up.remove(at: chance.pick(wire.upNext))
        guard wire.program === program, let conference = program.conference else { return }
        switch message {
        case .hello(let after, let epoch):
            trace.add("\(wire.phone.name) says hello \(after ?? -1)")
            let lane = program.lanes[chance.below(program.lanes.count)]
            let end = ServerEnd(wire, conference, on: lane)
            wire.end = end
            lane.run { end.open(after: epoch == conference.epoch ? after : nil) }
        case .command(let id, let command):
            trace.add("\(wire.phone.name) sends \(id)")
            let lane = program.lanes[chance.below(program.lanes.count)]
            let shard = conference.room.shard(on: lane)!
            shard.asked()
            conference.submit(
                Submission(id: id, command: command, actor: .person(wire.phone.person)) { answer in
                    lane.run {
                        if let answer { wire.send(.answer(id: id, answer)) }
                        shard.answered()
                    }
                }
            )
        case .gone:
            trace.add("\(wire.phone.name) hung up")
            wire.end?.close()
            wire.end = nil
        }
    }

    func deliverDown(_ wire: Wire) {
        let message = wire.down.remove(at: chance.pick(wire.downNext))
        switch message {
        case .frame(let bytes): trace.add("\(wire.phone.name) hears \(mark(bytes))")
        case .answer(let id, let answer): trace.add("\(wire.phone.name) answered \(mark(answer.frame(id: id)))")
        case .closed(let code): trace.add("\(wire.phone.name) closed \(code)")
        }
        wire.phone.received(message)
        wire.end?.drained()
    }
}

import Benchmark
import Live
import LiveProtocol
import Marketplace
import NIOCore
import WebSockets

/// What it takes to read a command, to write a frame of events, and to write the state for those who come in.
func measureWire() {
    let id = "00112233445566778899aabbccddeeff"
    let command = #"{"id":"\#(id)","type":"makeOffer","pitch":"p1","kind":"stage","amount":1,"show":true}"#
    let bytes = ByteBuffer(string: command).readableBytesView
    Benchmark("1,000 × decode a command", configuration: .init(scalingFactor: .kilo)) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try ClientFrame(bytes, catalogue: .sample)) }
    }

    var conference = Conference.sample(offers: 0)
    let events = (0..<50).map { number in
        HallEvent(conference.take(.offer, by: .employer(number))[0], in: conference)
    }
    for (count, name) in [(1, "an event"), (50, "50 events")] {
        Benchmark("1,000 × encode a frame of \(name)", configuration: .init(scalingFactor: .kilo)) { benchmark in
            for _ in benchmark.scaledIterations {
                let frame = ServerFrame.events(events.prefix(count).map { WireJSON.encode($0) })
                blackHole(Packet(frame, seq: 1, framing: { FrameEncoder.text($0.readableBytesView) }))
            }
        }
    }

    let hall = HallState.sample(offers: 1_000)
    Benchmark("encode the state for those who come in") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(WireJSON.encode(hall)) }
    }
}

extension HallState {
    /// What the hall sees of ``Marketplace/Conference/sample(offers:)``.
    static func sample(offers: Int) -> HallState {
        var (conference, hall) = (Conference(), HallState(conference: .unfounded))
        let offers = (0..<offers).map { (Command.offer, Actor.employer($0)) }
        for (command, actor) in Command.opening + offers {
            for fact in conference.take(command, by: actor) { hall.apply(HallEvent(fact, in: conference)) }
        }
        return hall
    }
}

import Foundation
import Glibc

/// How many events a second this program itself could take, had it a core to itself.
///
/// Not a figure of any server: one that is to be measured must be slower than this. The lines are real ones, and all
/// that is done with an event in a work is done here; only that the server's work is done before.
struct Ceiling: Report {
    /// One way to say the same.
    struct Form: Encodable {
        /// Frames of one event each, or of many.
        let eventsPerFrame: Int
        /// Frames that are sent together are received together.
        let eventsPerSend: Int
        let deliveries: Int
        /// Over the time that this thread was on a core.
        let deliveriesPerSecondOfCore: Double
        /// Over the time that went by; the feeder may be slower, or have no core.
        let deliveriesPerSecond: Double
        let lost: Int
    }

    let work = "ceiling"
    let phones: Int
    let forms: [Form]

    private static let phones = 1000
    private static let events = 6400
    /// As uWebSockets sends at most in one turn; and as our server does in a burst.
    private static let shapes = [
        (perFrame: 1, perSend: 32), (perFrame: 32, perSend: 32), (perFrame: 200, perSend: 200),
    ]

    static func measured() throws -> Ceiling {
        let feeder = try Feeder(phones: phones)
        let turns = shapes.enumerated().map { turn, shape in
            let places = turn * events + 1..<(turn + 1) * events + 1
            return stride(from: places.lowerBound, to: places.upperBound, by: shape.perSend).map { first in
                Feeder.Portion(first..<min(first + shape.perSend, places.upperBound), perFrame: shape.perFrame)
            }
        }
        let thread = Thread { feeder.serve(turns) }
        thread.start()
        let hall = try Hall(
            server: ServerProcess(pids: [getpid()]),
            demo: Demo(conference: .init(code: "000000"), moderator: .nobody, employers: [.nobody]),
            port: feeder.port,
            phones: phones
        )
        _ = try hall.fill(phones: phones)
        let forms = try shapes.map { try hall.hear(events: events, perFrame: $0.perFrame, perSend: $0.perSend) }
        return Ceiling(phones: phones, forms: forms)
    }

    var description: String {
        let lines = forms.map { form in
            """
            ceiling, \(phones) phones, \(form.eventsPerFrame) events a frame, \(form.eventsPerSend) a send: \
            \((form.deliveriesPerSecondOfCore / 1e6).short) M deliveries/s of a core, \
            \((form.deliveriesPerSecond / 1e6).short) M/s went by; lost \(form.lost)
            """
        }
        return lines.joined(separator: "\n")
    }
}

extension Hall {
    /// Hears so many events that were all due just now.
    fileprivate func hear(events: Int, perFrame: Int, perSend: Int) throws -> Ceiling.Form {
        let tally = try begin(offers: events)
        let (began, cpu) = (nanoseconds(), nanoseconds(of: CLOCK_THREAD_CPUTIME_ID))
        for seq in tally.first..<tally.first + events {
            tally.sent(due: began, at: began)
            tally.sentEvent(seq)
        }
        phones[0].send([0])
        while !tally.isComplete, nanoseconds() < began + patience {
            try board.turn(until: began + patience)
            tally.settle()
        }
        let spent = nanoseconds(of: CLOCK_THREAD_CPUTIME_ID) - cpu
        let span = nanoseconds() - began
        return Ceiling.Form(
            eventsPerFrame: perFrame,
            eventsPerSend: perSend,
            deliveries: tally.delivered,
            deliveriesPerSecondOfCore: Double(tally.delivered) * 1e9 / Double(spent),
            deliveriesPerSecond: Double(tally.delivered) * 1e9 / Double(span),
            lost: end(tally)
        )
    }
}

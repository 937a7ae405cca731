import Hall
import Live
import Marketplace

/// The numbers of the server in the Prometheus text format, version 0.0.4.
///
/// Written by hand, since the numbers are few and all of them are at hand when they are asked for: nothing has to be
/// registered or counted twice. They are of all conferences together, because a conference's code would let whoever
/// reads them come in.
struct Metrics {
    private(set) var text = ""

    init(_ house: House, _ connections: OpenConnections) {
        let conferences = house.all
        func sum(_ value: (OpenConference) -> Int) -> Int { conferences.map(value).reduce(0, +) }
        add(
            "commands_total",
            "counter",
            "Commands by what came of them.",
            [
                (#"{result="recorded"}"#, sum(\.counters.recorded)),
                (#"{result="repeated"}"#, sum(\.counters.repeated)),
                (#"{result="refused"}"#, sum(\.counters.refused)),
            ]
        )
        add("events_total", "counter", "Events stored.", [("", sum(\.counters.events))])
        add("batches_total", "counter", "Transactions that stored them.", [("", sum(\.counters.batches))])
        add("conferences", "gauge", "Conferences that are served.", [("", conferences.count)])
        add("ledger_lines", "gauge", "Lines in all ledgers.", [("", sum { $0.read(\.seq) })])
        add("people_here", "gauge", "People with a line to a hall.", [("", sum(\.room.here))])
        let counts = connections.counts
        add("connections", "gauge", "Connections of the port.", [("", counts.open)])
        add("connections_maximum", "gauge", "Connections that there may be.", [("", connections.limits.all)])
        add(
            "connections_refused_total",
            "counter",
            "Connections that were turned away, by what was full.",
            [
                (#"{full="server"}"#, counts.full),
                (#"{full="address"}"#, counts.address),
            ]
        )
    }

    private mutating func add(
        _ name: String,
        _ type: String,
        _ help: String,
        _ values: [(labels: String, value: Int)]
    ) {
        text += "# HELP wiebiedt_\(name) \(help)\n# TYPE wiebiedt_\(name) \(type)\n"
        for (labels, value) in values { text += "wiebiedt_\(name)\(labels) \(value)\n" }
    }
}

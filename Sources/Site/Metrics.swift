import Hall
import Live
import Marketplace

/// The numbers of the server in the Prometheus text format, version 0.0.4.
///
/// Written by hand, since the numbers are few and all of them are at hand when they are asked for: nothing has to be
/// registered or counted twice.
struct Metrics {
    private(set) var text = ""

    init(_ house: House) {
        let conferences = house.all
        add("commands_total", "counter", "Commands by what came of them.", conferences) { conference in
            [
                ("result=\"recorded\"", conference.counters.recorded),
                ("result=\"repeated\"", conference.counters.repeated),
                ("result=\"refused\"", conference.counters.refused),
            ]
        }
        add("events_total", "counter", "Events stored.", conferences) { [("", $0.counters.events)] }
        add("batches_total", "counter", "Transactions that stored them.", conferences) { [("", $0.counters.batches)] }
        add("ledger_seq", "gauge", "The last line of the ledger.", conferences) { [("", $0.read(\.seq))] }
        add("people_here", "gauge", "People with a line to the hall.", conferences) { [("", $0.room.here)] }
    }

    private mutating func add(
        _ name: String,
        _ type: String,
        _ help: String,
        _ conferences: [OpenConference],
        _ values: (OpenConference) -> [(label: String, value: Int)]
    ) {
        text += "# HELP wiebiedt_\(name) \(help)\n# TYPE wiebiedt_\(name) \(type)\n"
        for conference in conferences {
            for (label, value) in values(conference) {
                let labels = ["conference=\"\(conference.code)\"", label].filter { !$0.isEmpty }
                text += "wiebiedt_\(name){\(labels.joined(separator: ","))} \(value)\n"
            }
        }
    }
}

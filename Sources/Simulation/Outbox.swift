import Marketplace

/// Commands that a phone gave and that were not answered yet: the rules of `Web/modules/outbox-state.js`.
///
/// An entry leaves in one way only: the server recorded or refused it. One is under way at a time.
struct Outbox {
    struct Entry {
        let id: String
        let command: Command
        var isSent = false
    }

    private(set) var entries: [Entry] = []

    mutating func keep(_ entry: Entry) { entries.append(entry) }

    /// The entry to send now.
    var next: Entry? { entries.first.flatMap { $0.isSent ? nil : $0 } }

    mutating func sent(_ id: String) { change(id) { $0.isSent = true } }

    /// It was not decided upon; it waits again.
    mutating func postponed(_ id: String) { change(id) { $0.isSent = false } }

    /// The line is gone: whatever was under way may or may not have arrived.
    mutating func lineLost() {
        for index in entries.indices { entries[index].isSent = false }
    }

    mutating func settled(_ id: String) { entries.removeAll { $0.id == id } }

    private mutating func change(_ id: String, _ body: (inout Entry) -> Void) {
        if let index = entries.firstIndex(where: { $0.id == id }) { body(&entries[index]) }
    }
}

import Hall
import LedgerFormat
import Marketplace
import Storage

extension World {
    /// In so many milliseconds without trouble everybody must have everything: thrice the longest round of a run.
    private static let calmTime: Int64 = 60_000

    /// From now on nothing goes wrong any more, and nobody wishes anything.
    func calm() {
        trace.add("calm")
        weather = .calm
        calmUntil = clock.now + Self.calmTime
        for wire in wires { wire.isStalled = false }
    }

    /// Whether everybody was answered and has everything.
    var isSettled: Bool { unsettled == nil }

    /// Whether everybody should be done by now.
    var isOverdue: Bool { clock.now > calmUntil }

    /// Everybody must have been answered, and must have everything.
    func checkSettled() {
        if let unsettled { checker.expect(false, "after calm returned, \(unsettled)") }
    }

    private var unsettled: String? {
        if program.state != .serving || program.executor.count > 0 || !disk.requests.isEmpty { return "it still works" }
        for phone in phones {
            if phone.status == .ended { continue }
            if phone.status != .open { return "\(phone.name) has no line" }
            if !phone.outbox.entries.isEmpty || !phone.storing.isEmpty { return "\(phone.name) was not answered" }
            if phone.hall?.seq != disk.kept.entries.count {
                return "\(phone.name) is at \(phone.hall?.seq ?? 0), and the disk at \(disk.kept.entries.count)"
            }
        }
        let open = program.conference?.read { $0.pitches.first { $0.state == .open && $0.closesAt != nil } }
        return open.map { "the round of \($0.id) is not closed" }
    }

    /// Ends the run, and reads the disk for the last time.
    ///
    /// - Returns: how many lines it holds.
    func end() -> Int {
        if program.state != .crashed { _ = program.crash(survives: false) }
        for phone in phones { phone.wire = nil }
        for wire in wires { wire.end = nil }
        wires = []
        checker.reread(disk)
        checker.checkSignature(disk)
        for entry in disk.kept.entries { trace.add(String(decoding: entry.line.bytes, as: UTF8.self)) }
        return disk.kept.entries.count
    }
}

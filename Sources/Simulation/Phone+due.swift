/// When a phone does something by itself, on the clock that never jumps.
struct Due {
    var connecting: Int64?
    var reconnecting: Int64?
    var answer: Int64?
    var pumping: Int64?
}

extension Phone {
    /// When it does the next thing by itself; nil when it waits for others.
    var nextDue: Int64? {
        let all = [due.connecting, due.reconnecting, due.answer, due.pumping, asked.map(\.due).min()]
        return all.compactMap(\.self).min()
    }

    /// Does what is due first.
    func ring() {
        guard let next = nextDue else { return }
        if due.connecting == next {
            hangUp()
            closed(Wire.lost)
        } else if due.reconnecting == next {
            connect()
        } else if due.answer == next {
            due.answer = nil
            again()
        } else if due.pumping == next {
            due.pumping = nil
            pump()
        } else {
            asked.removeAll { $0.due == next }
            if status == .open { again() }
        }
    }
}

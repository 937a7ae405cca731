extension World {
    /// Does one thing that could happen next.
    ///
    /// - Returns: false when nothing will ever happen any more.
    func step() -> Bool {
        guard let action = nextAction() else { return skipToNextAlarm() }
        perform(action)
        removeDeadWires()
        return true
    }

    /// One thing that could happen next, by chance; nil when all wait for time to pass.
    private func nextAction() -> Action? {
        let dice = chance.below(1_000)
        var choices = Choices()
        if dice < weather.trouble {
            addTrouble(to: &choices)
        } else if dice < weather.trouble + weather.wish {
            return wish()
        } else if dice < weather.trouble + weather.wish + weather.slow {
            return .passTime
        }
        if choices.isEmpty { addWork(to: &choices) }
        if !choices.isEmpty { return choices.pick(&chance) }
        return weather.wish > 0 && (nextAlarm == nil || chance.once(in: 2)) ? wish() : nil
    }

    /// Somebody wishes something; without the moderator nothing happens in a hall.
    private func wish() -> Action {
        .wish(chance.once(in: 3) ? phones[1] : chance.pick(phones))
    }

    private func addWork(to choices: inout Choices) {
        switch program.state {
        case .crashed: choices.add(2, .start)
        case .ended: choices.add(2, .ended)
        case .starting, .serving: break
        }
        for index in 0..<program.executor.count { choices.add(2, .task(index)) }
        for (index, lane) in program.lanes.enumerated() where !lane.isEmpty { choices.add(2, .lane(index)) }
        for index in disk.next { choices.add(1, .disk(index)) }
        if let next = program.alarms.next, next <= clock.now { choices.add(1, .alarm) }
        if program.state == .serving, sweepDue <= clock.now { choices.add(1, .sweep) }
        for wire in wires {
            if !wire.up.isEmpty { choices.add(1, .up(wire)) }
            if !wire.downNext.isEmpty { choices.add(1, .down(wire)) }
            if wire.isStalled && chance.once(in: 20) { choices.add(1, .stall(wire)) }
        }
        for phone in phones {
            if !phone.storing.isEmpty { choices.add(1, .kept(phone)) }
            if let next = phone.nextDue, next <= clock.now { choices.add(1, .phone(phone)) }
        }
    }

    private func addTrouble(to choices: inout Choices) {
        if program.state == .starting || program.state == .serving { choices.add(weather.crash, .crash) }
        if program.state == .serving { choices.add(weather.stop, .stop) }
        if !disk.requests.isEmpty { choices.add(weather.diskFailure, .diskFails) }
        choices.add(weather.reload, .reload(chance.pick(phones)))
        choices.add(weather.jump, .jump)
        guard !wires.isEmpty else { return }
        let wire = chance.pick(wires)
        choices.add(weather.cut, .cut(wire))
        choices.add(weather.stall, .stall(wire))
        let requests = wires.filter { !$0.isSocket && $0.up.contains(where: \.isRequest) }
        if !requests.isEmpty { choices.add(weather.double, .double(chance.pick(requests))) }
        let responses = wires.filter { !$0.isSocket && $0.down.contains(where: \.isResponse) }
        if !(requests + responses).isEmpty { choices.add(weather.drop, .drop(chance.pick(requests + responses))) }
    }

    private var nextAlarm: Int64? {
        (phones.map(\.nextDue) + [program.alarms.next]).compactMap(\.self).min()
    }

    /// Nothing can happen before the next alarm, so it is then.
    private func skipToNextAlarm() -> Bool {
        guard let next = nextAlarm else { return false }
        clock.pass(max(0, next - clock.now))
        trace.add("time \(clock.now)")
        return true
    }

    private func removeDeadWires() {
        wires.removeAll { wire in
            wire.phone.wire !== wire && (wire.up.isEmpty || wire.program !== program)
        }
    }
}

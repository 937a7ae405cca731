import Marketplace

extension World {
    func perform(_ action: Action) {
        switch action {
        case .task(let index): run(index)
        case .lane(let index): work(index)
        case .alarm: ring()
        case .sweep: sweep()
        case .disk(let index): advanceDisk(index)
        case .up(let wire): deliverUp(wire)
        case .down(let wire): deliverDown(wire)
        case .ended: finish()
        case .start: start()
        case .kept(let phone): kept(phone)
        case .phone(let phone): ring(phone)
        case .wish(let phone): wish(phone)
        case .passTime: passTime()
        case .crash: crash()
        case .stop: stop()
        case .diskFails: failDisk()
        case .cut(let wire): cut(wire)
        case .stall(let wire): stall(wire)
        case .drop(let wire): drop(wire)
        case .double(let wire): double(wire)
        case .reload(let phone): reload(phone)
        case .jump: jump()
        }
    }

    private func run(_ index: Int) {
        trace.add("task \(index)")
        program.executor.run(index)
        if let objection = program.objection { checker.expect(false, "it does not start: \(objection)") }
    }

    private func work(_ index: Int) {
        trace.add("lane \(index)")
        program.lanes[index].step()
    }

    private func ring() {
        trace.add("alarm")
        program.alarms.ring()
    }

    private func sweep() {
        trace.add("sweep")
        sweepDue = clock.now + 1_000
        program.sweep()
    }

    private func advanceDisk(_ index: Int) {
        let durable = disk.advance(disk.requests[index])
        trace.add("disk \(index) \(durable?.note.map { mark(Array($0.utf8)) } ?? "")")
        checker.stored([durable].compactMap(\.self), on: disk)
    }

    private func kept(_ phone: Phone) {
        trace.add("\(phone.name) kept")
        phone.keptOne()
    }

    private func ring(_ phone: Phone) {
        trace.add("\(phone.name) rings")
        phone.ring()
    }

    private func wish(_ phone: Phone) {
        guard let (command, kept) = phone.randomWish(&chance) else { return }
        wished += 1
        let id = "w\(wished)"
        trace.add("\(phone.name) wishes \(id)")
        checker.wished(id, command, by: .person(phone.person))
        phone.wish(command, id: id, kept: kept)
    }

    private func passTime() {
        clock.pass(chance.pick([1, 20, 50, 50, 300, 300, 2_000, 6_000]))
        trace.add("time \(clock.now)")
    }
}

/// The phones of a hall, and how they come in.
final class Hall {
    /// How many lines are being opened at a time; more would wait for each other at the server.
    private static let openingMaximum = 128
    let server: ServerProcess
    let board: Switchboard
    let hearing: Hearing
    /// How long is waited for what is late, before it counts as lost.
    let patience: Nanoseconds
    /// What a server may do late, after its lines were opened or closed, before it is looked at.
    let settling: Nanoseconds
    let answers: Bool
    private let door: Door
    private let demo: Demo
    /// By phone.
    private let tokens: [String]
    var phones: [Phone] = []
    var words = Words()
    /// The memory of the server before the first phone came.
    private var emptyBytes = 0

    init(
        server: ServerProcess, demo: Demo, port: UInt16, phones: Int, patience: Int = 15, settleMs: Int = 100,
        answers: Bool = true
    ) throws {
        self.server = server
        self.demo = demo
        tokens = try SignIn.tokens(demo, phones: phones, port: port)
        door = Door(port: port, code: demo.conference.code)
        self.patience = Nanoseconds(patience) * 1_000_000_000
        settling = Nanoseconds(settleMs) * 1_000_000
        self.answers = answers
        hearing = Hearing(welcomes: answers)
        board = try Switchboard(listener: hearing)
    }

    /// How much more memory the server has in RAM than without phones, for each of them.
    func bytesPerConnection() throws -> Double {
        Double(try server.memory() - emptyBytes) / Double(phones.count)
    }

    func call(number: Int, resume: (seq: Int, epoch: String)? = nil, receiveBuffer: Int32? = nil) throws -> Phone {
        let phone = try Phone(
            number: number,
            door: door,
            token: number < 0 ? demo.moderator.token : tokens[number],
            resume: resume,
            receiveBuffer: receiveBuffer
        )
        try board.add(phone)
        return phone
    }

    /// Stages a pitch and opens it for offers.
    func open(pitch: String) throws {
        let moderator = try call(number: -1)
        defer { board.remove(moderator) }
        try board.run(until: nanoseconds() + patience) { moderator.isWelcomed }
        for type in ["stagePitch", "openOffers"] {
            hearing.answer = nil
            moderator.send(words.command(type, #""pitch":"\#(pitch)""#).frame)
            try board.run(until: nanoseconds() + patience) { hearing.answer != nil }
            switch hearing.answer {
            case .recorded: break
            // It is open already, from a run before. If it is not, every offer will be refused, and counted as that.
            case .refused(_, "stateChanged"), .refused(_, "anotherPitchOpen"): break
            case let answer: throw Failure("\(type) was not recorded: \(answer.map { "\($0)" } ?? "no answer")")
            }
        }
    }

    /// Opens the lines.
    func fill(phones count: Int) throws -> OpenReport {
        try board.run(until: nanoseconds() + settling)
        emptyBytes = try server.memory()
        let (meter, before) = (try Meter(server), hearing.welcomed)
        for number in 0..<count {
            try board.run(until: nanoseconds() + patience) { number - hearing.welcomed + before < Self.openingMaximum }
            phones.append(try call(number: number))
        }
        try board.run(until: nanoseconds() + patience) { hearing.welcomed - before == count }
        let usage = try meter.read()
        guard hearing.welcomed - before == count else {
            throw Failure("only \(hearing.welcomed - before) of \(count) phones were welcomed")
        }
        try board.run(until: nanoseconds() + settling)
        return OpenReport(phones: count, usage: usage, bytesPerConnection: try bytesPerConnection())
    }

    /// Looks at the server while nothing happens.
    func idle(seconds: Int) throws -> IdleReport {
        let meter = try Meter(server)
        try board.run(until: meter.began + Nanoseconds(seconds) * 1_000_000_000)
        let usage = try meter.read()
        return IdleReport(phones: phones.count, usage: usage, bytesPerConnection: try bytesPerConnection())
    }

    /// Calls again for phones whose lines ended, and has all begin at the same place.
    ///
    /// - Returns: what the next offers will be counted in.
    func begin(offers: Int) throws -> Tally {
        hearing.tally = nil
        let gone = phones.indices.filter { phones[$0].stage == .closed }
        for number in gone { phones[number] = try call(number: number) }
        try board.run(until: nanoseconds() + patience) { gone.allSatisfy { phones[$0].isWelcomed } }
        guard gone.allSatisfy({ phones[$0].isWelcomed }) else { throw Failure("phones cannot come back") }
        for phone in phones { phone.standing = Standing(next: hearing.place + 1) }
        let followed = phones.count { !$0.isApart }
        let tally = Tally(after: hearing.place, number: words.lastNumber, offers: offers, phones: followed)
        hearing.tally = tally
        hearing.didEnd = { _, _ in }
        return tally
    }

    /// Ends a work: what is missing now is lost.
    func end(_ tally: Tally) -> Int {
        tally.settle(all: true)
        hearing.tally = nil
        hearing.didEnd = Hearing.fail
        let events = tally.first..<tally.first + tally.eventCount
        return phones.reduce(0) { $0 + ($1.isApart ? 0 : $1.standing.missing(of: events)) }
    }
}

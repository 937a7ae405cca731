/// What to measure, and where.
struct Options {
    var demo = ""
    var port: UInt16 = 8080
    var pids: [Int32] = []
    var phones = 1000
    var answers = true
    var json = false
    /// Seconds until what is late counts as lost.
    var patience = 15
    var settleMs = 2000
    var works: [Work] = []
    /// Whether this program itself is measured, and no server.
    var isForCeiling = false

    static let usage = """
        hall-load --demo FILE --port N --pid N[,N] [--phones 1000] [--no-answers] [--patience 15]
                  [--settle-ms 2000] [--json] WORK...

        --demo        what `wiebiedt demo --json` printed
        --pid         the server's processes
        --no-answers  for a server that keeps nothing and only passes frames on: ready-made events are sent to it
        --patience    seconds until what is late counts as lost
        --settle-ms   how long the server is left alone before its memory is looked at
        --json        one object a line for each work, the opening of the lines first; else sentences

        The works are done in this order over the same lines:
        \(Work.usage)

        hall-load ceiling [--json]   how many events a second this program itself could take on this machine
        """

    init(_ arguments: some Sequence<String>) throws {
        var rest = arguments.makeIterator()
        func number<Number: FixedWidthInteger>(_ option: String, _ text: String?) throws -> Number {
            guard let text, let number = Number(text), number > 0 else { throw Failure("\(option) takes a number") }
            return number
        }
        while let option = rest.next() {
            switch option {
            case "--demo": demo = rest.next() ?? ""
            case "--port": port = try number(option, rest.next())
            case "--pid": pids = try (rest.next() ?? "").split(separator: ",").map { try number(option, String($0)) }
            case "--phones": phones = try number(option, rest.next())
            case "--no-answers": answers = false
            case "--patience": patience = try number(option, rest.next())
            case "--settle-ms": settleMs = try number(option, rest.next())
            case "--json": json = true
            case "ceiling": isForCeiling = true
            case let option where option.hasPrefix("--"): throw Failure("\(option)?\n\(Self.usage)")
            case let work: works.append(try Work(work))
            }
        }
        guard isForCeiling || !demo.isEmpty && !pids.isEmpty else { throw Failure(Self.usage) }
    }
}

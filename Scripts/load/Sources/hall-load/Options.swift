/// What to measure.
struct Options {
    var demo = ""
    var port: UInt16 = 8080
    var pid: Int32 = 0
    var phones = 1000
    var rate = 50
    var seconds = 60
    var burst = 500
    var idleSeconds = 5
    var json = false

    static let usage = """
        hall-load --demo FILE --port N --pid N [--phones 1000] [--rate 50] [--seconds 60] [--burst 500]
                  [--idle-seconds 5] [--json]

          --demo    what `wiebiedt demo --json` printed
          --pid     the server's process
          --rate    offers a second in the steady phase, each by another phone; 0 leaves the phase out
          --burst   offers at one instant; 0 leaves the phase out
        """

    init(_ arguments: some Sequence<String>) throws {
        var rest = arguments.makeIterator()
        func number<Number: FixedWidthInteger>(_ option: String, _ text: String?) throws -> Number {
            guard let text, let number = Number(text), number >= 0 else { throw Failure("\(option) takes a number") }
            return number
        }
        while let option = rest.next() {
            switch option {
            case "--demo": demo = rest.next() ?? ""
            case "--port": port = try number(option, rest.next())
            case "--pid": pid = try number(option, rest.next())
            case "--phones": phones = try number(option, rest.next())
            case "--rate": rate = try number(option, rest.next())
            case "--seconds": seconds = try number(option, rest.next())
            case "--burst": burst = try number(option, rest.next())
            case "--idle-seconds": idleSeconds = try number(option, rest.next())
            case "--json": json = true
            default: throw Failure("\(option)?\n\(Self.usage)")
            }
        }
        guard !demo.isEmpty, pid > 0, phones > 0 else { throw Failure(Self.usage) }
    }
}

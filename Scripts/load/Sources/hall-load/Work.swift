/// Something to measure.
enum Work {
    case idle(seconds: Int)
    case steady(rate: Int, seconds: Int)
    case burst(count: Int)
    case spread(count: Int, seconds: Int)
    case most(seconds: Int)
    case one(times: Int)
    case cut(count: Int)
    case stalled(percent: Int, rate: Int, seconds: Int)

    static let usage = """
        idle:SECONDS                   nobody says anything
        steady:RATE:SECONDS            so many offers a second, each by another phone
        burst:COUNT                    offers at one instant
        spread:COUNT:SECONDS           so many offers, evenly over some seconds
        most:SECONDS                   the highest rate with delivery p99 under 100 ms and nothing lost; SECONDS a step
        one:TIMES                      one offer at a time, when all is quiet
        cut:COUNT                      so many lines cut at once, that all come back
        stalled:PERCENT:RATE:SECONDS   offers at a rate, without and with that share of the phones not reading
        """

    init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().map { Int($0) ?? 0 }
        guard numbers.allSatisfy({ 1...1_000_000 ~= $0 }) else { throw Failure("\(text)? All numbers are from 1 on") }
        switch (parts[0], numbers.count) {
        case ("idle", 1): self = .idle(seconds: numbers[0])
        case ("steady", 2): self = .steady(rate: numbers[0], seconds: numbers[1])
        case ("burst", 1): self = .burst(count: numbers[0])
        case ("spread", 2): self = .spread(count: numbers[0], seconds: numbers[1])
        case ("most", 1): self = .most(seconds: numbers[0])
        case ("one", 1): self = .one(times: numbers[0])
        case ("cut", 1): self = .cut(count: numbers[0])
        case ("stalled", 3) where numbers[0] < 100:
            self = .stalled(percent: numbers[0], rate: numbers[1], seconds: numbers[2])
        default: throw Failure("\(text)?\n\(Self.usage)")
        }
    }
}

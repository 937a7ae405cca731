/// How many connections the port holds at a time.
public struct ConnectionLimits: Sendable {
    /// At most so many together.
    public var all: Int
    /// At most so many from one address.
    public var perAddress: Int

    /// Names the limits.
    public init(all: Int, perAddress: Int) {
        self.all = all
        self.perAddress = perAddress
    }

    /// So many more may come from the machine itself, so that whoever watches the server sees that it is full, and does
    /// not take it for dead.
    static let extraForThisMachine = 16

    /// How many are so many that newcomers get less time to say what they want.
    var nearlyAll: Int { all - all / 4 }
}

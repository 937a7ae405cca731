/// How much goes on in a run, and how much goes wrong: for each, so many in a thousand steps.
///
/// Runs in which everything goes wrong at once never come far. So each kind of trouble is missing from half of them.
struct Weather {
    // What goes wrong.
    private(set) var crash = 0
    private(set) var stop = 0
    private(set) var diskFailure = 0
    private(set) var cut = 0
    private(set) var stall = 0
    private(set) var drop = 0
    private(set) var double = 0
    private(set) var reload = 0
    private(set) var jump = 0

    /// How often people wish something.
    private(set) var wish = 0
    /// How often time passes although something could be done.
    private(set) var slow = 0

    /// Nothing goes wrong, nobody wishes anything, and nothing takes long.
    static let calm = Weather()

    private init() {}

    init(_ chance: inout Chance) {
        func often(_ most: Int) -> Int { chance.once(in: 2) ? 0 : 1 + chance.below(most) }
        crash = often(8)
        stop = often(4)
        diskFailure = often(4)
        cut = often(10)
        stall = often(10)
        drop = often(20)
        double = often(20)
        reload = often(4)
        jump = often(4)
        wish = 30 + chance.below(100)
        slow = 10 + chance.below(40)
    }

    var trouble: Int { crash + stop + diskFailure + cut + stall + drop + double + reload + jump }
}

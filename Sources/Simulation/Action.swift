/// One thing that could happen next.
enum Action {
    // What the program, the disk and the net do.
    case task(Int)
    case lane(Int)
    case alarm
    case sweep
    case disk(Int)
    case up(Wire)
    case down(Wire)
    case ended
    case start

    // What phones and people do, and time.
    case kept(Phone)
    case phone(Phone)
    case wish(Phone)
    case passTime

    // What goes wrong.
    case crash
    case stop
    case diskFails
    case cut(Wire)
    case stall(Wire)
    case drop(Wire)
    case double(Wire)
    case reload(Phone)
    case jump
}

/// Everything that could happen next, and how likely each is.
struct Choices {
    private var actions: [(below: Int, action: Action)] = []
    private var total = 0

    var isEmpty: Bool { total == 0 }

    mutating func add(_ weight: Int, _ action: @autoclosure () -> Action) {
        guard weight > 0 else { return }
        total += weight
        actions.append((total, action()))
    }

    func pick(_ chance: inout Chance) -> Action {
        let number = chance.below(total)
        return actions.first { number < $0.below }!.action
    }
}

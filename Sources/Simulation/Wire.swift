import LiveProtocol
import Marketplace

/// What lies between a phone and a program: everything that is under way.
///
/// A socket keeps order: what is lost is lost from some point on. Where sockets are blocked, a phone sends each command
/// in a request of its own; requests overtake each other, get lost alone, and come twice.
final class Wire: @unchecked Sendable {  // confined to the thread of its run
    /// From the phone.
    enum Up {
        /// I have everything up to there.
        case hello(after: Int?, epoch: String?)
        case command(id: String, Command)
        /// The other end heard that the line is gone.
        case gone

        var isRequest: Bool { if case .command = self { true } else { false } }
    }

    /// To the phone.
    enum Down {
        case frame([UInt8])
        case answer(id: String, Answer)
        case closed(UInt16)

        var isResponse: Bool { if case .answer = self { true } else { false } }
    }

    /// As many frames may wait before the line counts as full.
    static let fullAt = 3
    /// What a phone is told when a line just ends (RFC 6455, section 7.1.5).
    static let lost: UInt16 = 1006

    let phone: Phone
    let program: Program
    let isSocket: Bool
    var up: [Up] = []
    var down: [Down] = []
    /// While true nothing comes down.
    var isStalled = false
    /// The server's end, once the phone said hello.
    var end: ServerEnd?

    init(_ phone: Phone, _ program: Program, isSocket: Bool) {
        self.phone = phone
        self.program = program
        self.isSocket = isSocket
    }

    /// Sends to the phone.
    ///
    /// - Parameter message: lost when the phone has hung up.
    func send(_ message: Down) {
        if phone.wire === self { down.append(message) }
    }

    /// Which messages from the phone may arrive next: the first, and of requests any.
    var upNext: [Int] {
        if isSocket { return up.isEmpty ? [] : [0] }
        let requests = up.indices.filter { up[$0].isRequest }
        return requests + [up.firstIndex { !$0.isRequest }].compactMap(\.self)
    }

    /// Which messages to the phone may arrive next: the first, and of responses any.
    var downNext: [Int] {
        // What still comes in on a line that the phone has left is heard by nobody.
        if isStalled || phone.wire !== self { return [] }
        if isSocket { return down.isEmpty ? [] : [0] }
        let responses = down.indices.filter { down[$0].isResponse }
        return responses + [down.firstIndex { !$0.isResponse }].compactMap(\.self)
    }
}

import Glibc

/// One line to the hall.
final class Phone {
    enum Stage {
        case calling, asking, open, closed
    }

    /// Which of the hall's phones it is, from 0; -1 for the moderator's.
    let number: Int
    let descriptor: Int32
    var stage = Stage.calling
    /// What it has of the events; of no meaning before it is welcomed.
    var standing = Standing(next: 0)
    var isWelcomed = false
    /// Whether something is done to it that the others must not feel: it is left out of what they are measured by.
    var isApart = false
    /// What came in of something that is not whole yet, and how long that is at least.
    var rest: [UInt8] = []
    var wanted = 0
    /// What did not fit into the socket's buffer.
    private var unsent: [UInt8]
    private var isHungUp = false

    /// Calls the server on this machine; the answer comes later.
    ///
    /// - Parameter receiveBuffer: how many bytes the system keeps for it; nil for what the system likes.
    init(number: Int, door: Door, token: String, resume: (seq: Int, epoch: String)? = nil, receiveBuffer: Int32? = nil)
        throws
    {
        self.number = number
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.system("socket") }
        unsent = door.request(token: token, resume: resume)
        set(Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1))
        if let receiveBuffer { set(SOL_SOCKET, SO_RCVBUF, receiveBuffer) }
        try door.call(descriptor, phone: number)
    }

    deinit {
        hangUp()
    }

    /// Closes the line, once.
    func hangUp() {
        if !isHungUp { close(descriptor) }
        isHungUp = true
    }

    private func set(_ level: Int32, _ option: Int32, _ value: some Any) {
        _ = withUnsafeBytes(of: value) {
            setsockopt(descriptor, level, option, $0.baseAddress!, socklen_t($0.count))
        }
    }

    /// Lets the line end by RST once it is closed, as a dead network does, and nothing stay behind of it here.
    func willBeCut() {
        set(SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
    }

    /// What the call came to, once the socket can be written to.
    var callError: Int32 {
        var (error, length) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
        return error
    }

    var hasUnsent: Bool { !unsent.isEmpty }

    /// Sends bytes, behind those that are still waiting; that a line is dead is found when it is read.
    func send(_ bytes: [UInt8]) {
        guard unsent.isEmpty else { return unsent += bytes }
        let sent = max(0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)))
        if sent < bytes.count { unsent += bytes[sent...] }
    }

    /// Sends what is waiting, as far as it fits.
    func sendRest() {
        let sent = max(0, Glibc.send(descriptor, unsent, unsent.count, Int32(MSG_NOSIGNAL)))
        unsent.removeFirst(sent)
    }
}

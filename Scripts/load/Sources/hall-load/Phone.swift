import Glibc

/// One line to the hall.
final class Phone {
    /// Which of the hall's phones it is, from 0; -1 for the moderator's.
    let number: Int
    let descriptor: Int32
    /// The place of the last event that it has; nil before the welcome.
    var seq: Int?
    private var isUpgraded = false
    /// What came in of something that is not whole yet.
    private var rest: [UInt8] = []

    /// Calls the server on this machine, and asks for a socket at once; the answer comes later.
    init(number: Int, port: UInt16, code: String, token: String) throws {
        self.number = number
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.system("socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafeBytes(of: &address) {
            connect(descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress!, socklen_t($0.count))
        }
        guard connected == 0 else { throw Failure.system("connect to 127.0.0.1:\(port)") }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { throw Failure.system("fcntl") }
        try send(
            Array(
                """
                GET /live/\(code) HTTP/1.1\r
                Host: 127.0.0.1:\(port)\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: wiebiedt.v1\r
                Authorization: Bearer \(token)\r
                \r

                """.utf8
            )
        )
    }

    deinit {
        close(descriptor)
    }

    /// Sends bytes that are so few that they always fit into an empty socket buffer.
    func send(_ bytes: [UInt8]) throws {
        let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard sent == bytes.count else { throw Failure.system("send to the server") }
    }

    /// Takes in what came from the network, and tells every whole frame.
    func take(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ opcode: UInt8, _ payload: UnsafeRawBufferPointer) throws -> Void
    ) throws {
        if rest.isEmpty {
            let taken = try cut(bytes, body)
            if taken < bytes.count { rest = Array(bytes[taken...]) }
        } else {
            rest += bytes
            let taken = try rest.withUnsafeBytes { try cut($0, body) }
            rest.removeFirst(taken)
        }
    }

    private func cut(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ opcode: UInt8, _ payload: UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        if isUpgraded { return try Frames.cut(bytes, body) }
        guard let end = bytes.firstIndex(of: "\r\n\r\n") else { return 0 }
        guard bytes.starts(with: "HTTP/1.1 101 ") else {
            throw Failure("no socket: \(String(decoding: bytes.prefix { $0 != 0x0D }, as: UTF8.self))")
        }
        isUpgraded = true
        return try end + 4 + Frames.cut(UnsafeRawBufferPointer(rebasing: bytes[(end + 4)...]), body)
    }
}

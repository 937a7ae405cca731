import Glibc

/// Where phones come in.
struct Door {
    let port: UInt16
    let code: String
    /// So many lines from one address at most: the system has 28,000 ports to call from, and others need some.
    private static let linesPerAddress = 20_000

    /// Calls on a socket that does not wait.
    func call(_ descriptor: Int32, phone: Int) throws {
        let source = max(0, phone) / Self.linesPerAddress
        if source > 0 {
            let bound = Self.with(port: 0, host: UInt32(source) + 1) { bind(descriptor, $0, $1) }
            guard bound == 0 else { throw Failure.system("bind to 127.0.0.\(source + 1)") }
        }
        let called = Self.with(port: port, host: 1) { connect(descriptor, $0, $1) }
        guard called == 0 || errno == EINPROGRESS else { throw Failure.system("connect to 127.0.0.1:\(port)") }
    }

    /// A host of 127.0.0.0/24.
    private static func with(
        port: UInt16, host: UInt32, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (0x7F00_0000 | host).bigEndian
        return withUnsafeBytes(of: &address) {
            body($0.assumingMemoryBound(to: sockaddr.self).baseAddress!, socklen_t($0.count))
        }
    }

    /// Asks for a socket.
    func request(token: String, resume: (seq: Int, epoch: String)?) -> [UInt8] {
        let query = resume.map { "?after=\($0.seq)&epoch=\($0.epoch)" } ?? ""
        return Array(
            """
            GET /live/\(code)\(query) HTTP/1.1\r
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
    }
}

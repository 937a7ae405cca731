/// Makes frames of the bytes that a phone gets.
struct Ear {
    private var known = KnownFrames()

    /// Why nothing more can be heard on a line.
    struct Ending: Error {
        let sentence: String
    }

    /// Takes in what came from the network.
    mutating func hear(
        _ bytes: UnsafeRawBufferPointer, _ phone: Phone, _ now: Nanoseconds, _ board: Switchboard
    ) throws {
        guard phone.rest.isEmpty else { return try hearMore(bytes, phone, now, board) }
        let taken = try cut(bytes, phone, now, board)
        if taken < bytes.count { phone.rest = Array(bytes.from(taken)) }
    }

    /// Takes in what follows something that was not whole.
    private mutating func hearMore(
        _ bytes: UnsafeRawBufferPointer, _ phone: Phone, _ now: Nanoseconds, _ board: Switchboard
    ) throws {
        var rest = phone.rest
        phone.rest = []
        if rest.count + bytes.count < phone.wanted, rest.capacity < phone.wanted {
            rest.reserveCapacity(phone.wanted + bytes.count)
        }
        rest += bytes
        if rest.count >= phone.wanted {
            let taken = try rest.withUnsafeBytes { try cut($0, phone, now, board) }
            rest.removeFirst(taken)
        }
        phone.rest = rest
    }

    /// Cuts bytes into whole frames.
    ///
    /// - Returns: how many bytes they took; the rest is the beginning of the next one.
    private mutating func cut(
        _ bytes: UnsafeRawBufferPointer, _ phone: Phone, _ now: Nanoseconds, _ board: Switchboard
    ) throws -> Int {
        var at = 0
        if phone.stage == .asking {
            guard let end = bytes.firstIndex(of: "\r\n\r\n") else { return 0 }
            guard bytes.starts(with: "HTTP/1.1 101 ") else {
                throw Ending(sentence: "no socket: \(String(decoding: bytes.prefix { $0 != 0x0D }, as: UTF8.self))")
            }
            phone.stage = .open
            at = end + 4
            try board.listener.opened(phone)
        }
        phone.wanted = 0
        while phone.stage == .open {
            at += hearKnown(bytes.from(at), phone, now, board.listener)
            let rest = bytes.from(at)
            guard let head = try head(of: rest, phone, board.listener) else { break }
            guard rest.count >= head.count else {
                phone.wanted = head.count
                break
            }
            let frame = UnsafeRawBufferPointer(rebasing: rest[..<head.count])
            try read(frame, head, phone, now, board)
            at += head.count
        }
        return at
    }

    private func head(
        of bytes: UnsafeRawBufferPointer, _ phone: Phone, _ listener: any Listener
    ) throws -> Frames.Head? {
        do {
            return try Frames.Head(bytes)
        } catch {
            listener.heardWrong(at: phone)
            throw Ending(sentence: "the server sent a frame that is masked, not whole or has reserved bits")
        }
    }

    /// Recognises frames of events that other phones had before, as many as there are.
    ///
    /// - Returns: how many bytes they took.
    private func hearKnown(
        _ bytes: UnsafeRawBufferPointer, _ phone: Phone, _ now: Nanoseconds, _ listener: any Listener
    ) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        let first = phone.standing.next
        var (next, at, frames) = (first, 0, 0)
        while let frame = known.match(start + at, bytes.count - at, from: next) {
            at += frame.count
            next = frame.last + 1
            frames += 1
        }
        if frames > 0 {
            phone.standing.next = next
            listener.heard(first..<next, frames: frames, at: phone, now)
        }
        return at
    }

    private mutating func read(
        _ frame: UnsafeRawBufferPointer, _ head: Frames.Head, _ phone: Phone, _ now: Nanoseconds, _ board: Switchboard
    ) throws {
        let payload = frame.from(head.header)
        switch head.opcode {
        case Frames.text: try readText(payload, of: frame, phone, now, board.listener)
        case Frames.ping: phone.send(Frames.masked(Frames.pong, payload))
        case Frames.pong: break
        case Frames.close: throw Ending(sentence: "the server closes: \(payload.count < 2 ? 0 : payload.code)")
        default: board.listener.heardWrong(at: phone)
        }
    }

    private mutating func readText(
        _ text: UnsafeRawBufferPointer, of frame: UnsafeRawBufferPointer, _ phone: Phone, _ now: Nanoseconds,
        _ listener: any Listener
    ) throws {
        do {
            let said = try ServerFrame(text)
            if case .events(let seqs) = said, let first = seqs.first, seqs == Array(first..<first + seqs.count) {
                if !known.keep(frame, events: first...first + seqs.count - 1) { listener.heardWrong(at: phone) }
                if first == phone.standing.next {
                    phone.standing.next = first + seqs.count
                    return listener.heard(first..<first + seqs.count, frames: 1, at: phone, now)
                }
            }
            try listener.heard(said, at: phone, now)
        } catch is WrongFrame {
            listener.heardWrong(at: phone)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The code that a Close frame begins with.
    fileprivate var code: Int { Int(self[0]) << 8 | Int(self[1]) }
}

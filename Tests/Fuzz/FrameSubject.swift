import NIOCore
import NIOEmbedded
import WebSockets

/// WebSocket frames, through the handler that every connection has.
struct FrameSubject: Subject {
    static let name = "frames"
    static let words: [String] = []
    static let longest = 20 * 1024

    func take(_ input: [UInt8]) throws -> String {
        let whole = try Connection.heard([input[...]])
        var chance = chance(of: input)
        let inPieces = try Connection.heard(input.pieces(&chance))
        try promise(whole.messages == inPieces.messages, "other messages when it comes in pieces")
        try promise(whole.answers == inPieces.answers, "other answers when it comes in pieces")
        try promise(whole.code == inPieces.code, "ends otherwise when it comes in pieces")
        for case .text(let text) in whole.messages {
            try promise(text.count <= 16 * 1024, "a message of \(text.count) bytes")
            try promise(String(validating: text, as: UTF8.self) != nil, "text that is not UTF-8")
        }
        let close = try whole.close()

        // Whatever bytes there are: said by the rules, they are heard as they were said.
        let said = Speech(input[...], &chance)
        let heard = try Connection.heard(said.bytes.pieces(&chance))
        try promise(heard.messages == said.messages, "what was said by the rules is heard otherwise")
        try promise(heard.code == .abnormal, "what was said by the rules ends with \(heard.code.rawValue)")

        let code = whole.code.rawValue < 3000 ? "\(whole.code.rawValue)" : "its own code"
        return "\(min(whole.messages.count, 3)) messages, \(code) \(close ?? "without Close")"
    }
}

/// What a peer said.
private enum Said: Equatable {
    case text([UInt8])
    case binary([UInt8])
}

/// One connection from its first byte to its end.
private final class Connection: WebSocketDelegate {
    private(set) var messages: [Said] = []
    /// Every byte that went to the peer.
    private(set) var answers: [UInt8] = []
    private(set) var code = CloseCode.abnormal

    static func heard(_ pieces: [ArraySlice<UInt8>]) throws -> Connection {
        let connection = Connection()
        let channel = EmbeddedChannel()
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/")).wait()
        var configuration = WebSocketConfiguration()
        configuration.allowsBinary = true
        try channel.pipeline.syncOperations.addWebSocketHandler(configuration: configuration, delegate: connection)
        for piece in pieces where channel.isActive { _ = try channel.writeInbound(ByteBuffer(bytes: piece)) }
        while let answer = try channel.readOutbound(as: ByteBuffer.self) {
            connection.answers += answer.readableBytesView
        }
        _ = try? channel.finish(acceptAlreadyClosed: true)
        return connection
    }

    func opened(_ connection: WebSocketConnection) {}
    func received(text: ByteBuffer) { messages.append(.text(Array(text.readableBytesView))) }
    func received(binary: ByteBuffer) { messages.append(.binary(Array(binary.readableBytesView))) }
    func closed(_ code: CloseCode) { self.code = code }

    /// What the Close frame said, if there was one; asks that all before it are Pongs, each as a server may write it.
    func close() throws -> String? {
        var rest = answers[...]
        while let first = rest.popFirst() {
            guard let length = rest.popFirst() else { throw Broken("half a frame was sent") }
            try promise(length <= 125, "a control frame of more than 125 bytes, or with a mask, was sent")
            let payload = rest.prefix(Int(length))
            rest = rest.dropFirst(Int(length))
            try promise(payload.count == Int(length), "half a frame was sent")
            if first == 0x8A { continue }
            try promise(first == 0x88, "a frame that begins with \(first) was sent")
            try promise(rest.isEmpty, "something was sent after the Close frame")
            let code = payload.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
            try promise(payload.isEmpty || CloseCode(rawValue: code).isSendable, "close code \(code) was sent")
            return String(decoding: payload.dropFirst(2), as: UTF8.self)
        }
        return nil
    }
}

/// Any bytes as messages, said by the rules in frames of any size.
private struct Speech {
    private(set) var messages: [Said] = []
    private(set) var bytes: [UInt8] = []
    private var pings = 0

    init(_ input: ArraySlice<UInt8>, _ chance: inout some RandomNumberGenerator) {
        var rest = input
        repeat {
            let message = rest.prefix(Int.random(in: 0...2000, using: &chance))
            rest = rest.dropFirst(message.count)
            let isText = String(validating: message, as: UTF8.self) != nil
            messages.append(isText ? .text(Array(message)) : .binary(Array(message)))
            say(message, as: isText ? 1 : 2, &chance)
        } while !rest.isEmpty
    }

    /// Says one message, in some fragments, with a Ping between some of them.
    private mutating func say(
        _ message: ArraySlice<UInt8>,
        as opcode: UInt8,
        _ chance: inout some RandomNumberGenerator
    ) {
        var rest = message
        var opcode = opcode
        for _ in 0..<Int.random(in: 0...4, using: &chance) {
            let part = rest.prefix(Int.random(in: 0...300, using: &chance))
            rest = rest.dropFirst(part.count)
            frame(opcode, part, &chance)
            opcode = 0
            if pings < 10, Bool.random(using: &chance) {
                pings += 1
                frame(0x89, part.prefix(125), &chance)
            }
        }
        frame(opcode | 0x80, rest, &chance)
    }

    private mutating func frame(
        _ first: UInt8,
        _ payload: ArraySlice<UInt8>,
        _ chance: inout some RandomNumberGenerator
    ) {
        let mask = (0..<4).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let length = payload.count
        bytes += [first] + (length < 126 ? [0x80 | UInt8(length)] : [0xFE, UInt8(length >> 8), UInt8(length & 255)])
        bytes += mask
        bytes += payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }
}

import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import WebSockets

/// What becomes of the first request of a connection.
struct UpgradeGateTests {
    private let channel = EmbeddedChannel()
    private let recorder = Recorder()
    private let requests = Requests()
    /// The application's answer, for as long as it thinks.
    private let decision: EventLoopPromise<UpgradeDecision>
    private let upgraded: EventLoopFuture<Upgraded<String>>
    private let outcome = Outcome()
    private var loop: EmbeddedEventLoop { channel.embeddedEventLoop }

    init() throws {
        decision = channel.eventLoop.makePromise()
        let (requests, decision, outcome) = (requests, decision, outcome)
        try channel.connect(to: .init(unixDomainSocketPath: "/nowhere")).wait()
        upgraded = channel.pipeline.syncOperations.addUpgradeGate(
            becomeHTTP: { channel in
                if let error = outcome.failsHTTP { throw error }
                try channel.pipeline.syncOperations.addHandler(requests)
                return "http"
            },
            ask: { _, _ in decision.futureResult }
        )
        upgraded.whenComplete { outcome.result = $0 }
    }

    final class Outcome: @unchecked Sendable {
        var result: Result<Upgraded<String>, any Error>?
        var failsHTTP: (any Error)?
        var madeDelegate = false
        var isWebSocket: Bool { if case .success(.webSocket) = result { true } else { false } }
        var isHTTP: Bool { if case .success(.http("http")) = result { true } else { false } }
        var isFailure: Bool { if case .failure = result { true } else { false } }
    }

    /// Stands in for the router.
    final class Requests: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        private(set) var parts: [HTTPServerRequestPart] = []
        private(set) var readsCompleted = 0
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { parts.append(Self.unwrapInboundIn(data)) }
        func channelReadComplete(context: ChannelHandlerContext) { readsCompleted += 1 }
    }

    private func receive(_ text: String) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    private func sent() throws -> String {
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
        return text
    }

    private func accept(subprotocol: String? = nil, headers: HTTPHeaders = [:]) {
        let accepted = NIOLoopBound((recorder: recorder, outcome: outcome), eventLoop: loop)
        decision.succeed(
            .accept(subprotocol: subprotocol, headers: headers) { _ in
                accepted.value.outcome.madeDelegate = true
                return accepted.value.recorder
            }
        )
        loop.run()
    }

    private func end() {
        decision.succeed(.refuse)
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    private static let handshake = """
        GET /chat HTTP/1.1\r
        Host: server.example.com\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Extensions: permessage-deflate\r
        \r

        """

    // MARK: HTTP

    @Test func `an ordinary request is HTTP, whole, and so are those after it`() throws {
        defer { end() }
        try receive("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nwie")
        #expect(outcome.isHTTP)
        try receive("?GET /b HTTP/1.1\r\nHost: h\r\n\r\n")

        #expect(
            requests.parts == [
                .head(
                    .init(version: .http1_1, method: .POST, uri: "/a", headers: ["Host": "h", "Content-Length": "4"])),
                .body(ByteBuffer(string: "wie")), .body(ByteBuffer(string: "?")), .end(nil),
                .head(.init(version: .http1_1, method: .GET, uri: "/b", headers: ["Host": "h"])), .end(nil),
            ]
        )
        #expect(requests.readsCompleted > 0)
        #expect(try sent() == "")
    }

    @Test func `a refused handshake is answered by the router, which sees all of it`() throws {
        defer { end() }
        try receive(Self.handshake)
        #expect(requests.parts == [])
        decision.succeed(.refuse)
        loop.run()

        var head = HTTPRequestHead.handshake
        head.headers.add(name: "Sec-WebSocket-Extensions", value: "permessage-deflate")
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        #expect(requests.parts.first == .head(head))
        #expect(requests.parts.last == .end(nil))
        #expect(outcome.isHTTP)
    }

    @Test func `a faulty handshake is answered by the router, without asking`() throws {
        defer { end() }
        try receive(Self.handshake.replacing("Version: 13", with: "Version: 8"))

        #expect(outcome.isHTTP)
        #expect(requests.parts.count == 2)
    }

    @Test func `a later request that asks for an upgrade is the last one`() throws {
        defer { end() }
        try receive("GET /a HTTP/1.1\r\nHost: h\r\n\r\n")
        try receive(Self.handshake)

        guard case .head(let head)? = requests.parts.dropFirst(2).first else {
            Issue.record("no second request")
            return
        }
        #expect(head.headers["connection"] == ["close"])
    }

    @Test func `HTTP that cannot be set up closes the connection`() throws {
        defer { end() }
        outcome.failsHTTP = ChannelError.inappropriateOperationForState
        try receive("GET /a HTTP/1.1\r\nHost: h\r\n\r\n")

        #expect(throws: ChannelError.inappropriateOperationForState) { try outcome.result?.get() }
        #expect(!channel.isActive)
    }

    // MARK: WebSocket

    @Test func `an accepted handshake is answered as in section 1_3`() throws {
        defer { end() }
        try receive(Self.handshake)
        #expect(try sent() == "")
        accept(subprotocol: "chat", headers: ["X-Zaal": "1"])

        let lines = try sent().split(separator: "\r\n")
        #expect(lines.first == "HTTP/1.1 101 Switching Protocols")
        #expect(
            Set(lines.dropFirst()) == [
                "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "Upgrade: websocket", "Connection: upgrade",
                "Sec-WebSocket-Protocol: chat", "X-Zaal: 1",
            ]
        )
        #expect(outcome.isWebSocket)
        #expect(recorder.told == [.opened])
    }

    @Test func `a connection that was upgraded has one handler left`() throws {
        defer { end() }
        try receive(Self.handshake)
        accept()

        #expect(throws: Never.self) { try channel.pipeline.syncOperations.handler(type: WebSocketHandler.self) }
        #expect(throws: ChannelPipelineError.notFound) {
            try channel.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
        }
        #expect(throws: ChannelPipelineError.notFound) {
            try channel.pipeline.syncOperations.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self)
        }
    }

    @Test func `the gate is gone when its work is done`() throws {
        defer { end() }
        weak let gate = try channel.pipeline.syncOperations.handler(type: UpgradeGate<String>.self)
        try receive(Self.handshake)
        #expect(gate != nil)
        accept()

        #expect(gate == nil)
    }

    @Test func `what the delegate sends at once comes after the answer`() throws {
        defer { end() }
        recorder.greeting = ByteBuffer(string: "hoi!")
        try receive(Self.handshake)
        accept()

        let answer = try sent()
        #expect(answer.hasPrefix("HTTP/1.1 101 "))
        #expect(answer.hasSuffix("\r\n\r\nhoi!"))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `frames behind the handshake are not lost, wherever the bytes are cut`(seed: UInt64) throws {
        defer { end() }
        let bytes = Array(Self.handshake.utf8) + clientFrame("vroeg") + clientFrame("erbij")
        for chunk in bytes.chunks(seed: seed) { try channel.writeInbound(ByteBuffer(bytes: chunk)) }
        accept()
        try channel.writeInbound(ByteBuffer(bytes: clientFrame("laat")))

        #expect(recorder.told == [.opened, .text("vroeg"), .text("erbij"), .text("laat")])
    }

    @Test func `a client that sends very much before it may is closed`() throws {
        defer { end() }
        try receive(Self.handshake + "x" * 65_537)

        #expect(!channel.isActive)
        #expect(outcome.isFailure)
    }

    // MARK: Neither

    /// How far a connection has come.
    enum Stage: CaseIterable {
        case silent, halfSaid, undecided
    }

    private func receive(upTo stage: Stage) throws {
        switch stage {
        case .silent: break
        case .halfSaid: try receive("GET / HTTP/1.1\r\nHost: h\r\n")
        case .undecided: try receive(Self.handshake)
        }
    }

    @Test(arguments: Stage.allCases)
    func `a connection that closes leaves no promise behind`(stage: Stage) throws {
        defer { end() }
        try receive(upTo: stage)
        channel.close(promise: nil)
        loop.run()
        #expect(outcome.isFailure)

        accept()
        #expect(!outcome.madeDelegate)
    }

    @Test(arguments: Stage.allCases)
    func `the first request has ten seconds, the decision included`(stage: Stage) throws {
        defer { end() }
        try receive(upTo: stage)
        loop.advanceTime(by: .milliseconds(9_999))
        #expect(channel.isActive)

        loop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
        #expect(outcome.isFailure)
    }

    @Test func `the ten seconds are for the first request only`() throws {
        defer { end() }
        try receive(Self.handshake)
        accept()
        loop.advanceTime(by: .seconds(15))

        #expect(channel.isActive)
    }

    struct Bad: CustomTestStringConvertible {
        let testDescription: String
        let bytes: String
        let status: String
        init(_ description: String, _ bytes: String, _ status: String = "431 Request Header Fields Too Large") {
            self.testDescription = description
            self.bytes = bytes
            self.status = status
        }
    }

    @Test(arguments: [
        Bad("prose", "wie biedt?\r\n\r\n", "400 Bad Request"),
        Bad("a space before a colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", "400 Bad Request"),
        Bad("an address of 8 KiB", "GET /\("x" * 8193) HTTP/1.1\r\nHost: h\r\n\r\n"),
        Bad("a field of 8 KiB", "GET / HTTP/1.1\r\nHost: h\r\nX: \("x" * 8193)\r\n\r\n"),
        Bad("fields of 16 KiB", "GET / HTTP/1.1\r\n\("X: \("x" * 1024)\r\n" * 16)\r\n"),
        Bad("65 fields", "GET / HTTP/1.1\r\n\("X: x\r\n" * 65)\r\n"),
    ])
    func `what is not HTTP, or too much of it, hears so`(bad: Bad) throws {
        defer { end() }
        try receive(bad.bytes)

        #expect(try sent().hasPrefix("HTTP/1.1 \(bad.status)\r\n"))
        #expect(!channel.isActive)
        #expect(outcome.isFailure)
    }

    @Test func `a header within the limits is taken`() throws {
        defer { end() }
        try receive("GET / HTTP/1.1\r\nHost: h\r\nX: \("x" * 8000)\r\n\("X: \("x" * 100)\r\n" * 62)\r\n")

        #expect(outcome.isHTTP)
    }

    @Test(arguments: Stage.allCases)
    func `a server that stops does not wait for a first request`(stage: Stage) throws {
        defer { end() }
        try receive(upTo: stage)
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())

        #expect(!channel.isActive)
    }

    @Test(arguments: Stage.allCases)
    func `a client that ends its half closes`(stage: Stage) throws {
        defer { end() }
        try receive(upTo: stage)
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)

        #expect(!channel.isActive)
    }
}

private func * (text: String, count: Int) -> String {
    String(repeating: text, count: count)
}

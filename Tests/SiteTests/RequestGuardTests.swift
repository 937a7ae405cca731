import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Site

/// How long a request may take to come in, and what becomes of a connection after one that did not.
struct RequestGuardTests {
    private let loop = EmbeddedEventLoop()
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel(handler: RequestGuard(refusal: EarlyRefusal(isSecure: false)), loop: loop)
        try channel.connect(to: .init(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    @Test func `a request that is whole is handed on and nothing is waited for`() throws {
        try receive(.head(post()), .end(nil))
        loop.advanceTime(by: .minutes(5))

        #expect(try channel.readInbound(as: HTTPServerRequestPart.self) == .head(post()))
        #expect(channel.isActive)
        #expect(try status() == nil)
    }

    @Test func `a body that does not come is told so after ten seconds`() throws {
        try receive(.head(post()))
        loop.advanceTime(by: .seconds(9))
        #expect(try status() == nil)

        loop.advanceTime(by: .seconds(2))
        #expect(try status() == .requestTimeout)
        loop.advanceTime(by: .seconds(3))
        #expect(!channel.isActive)
    }

    @Test func `a body that comes has a second more for every 16 KiB, and not for a byte`() throws {
        try receive(.head(post()))
        for _ in 0..<8 {
            loop.advanceTime(by: .seconds(1))
            try receive(.body(.init(repeating: 0, count: 16 * 1024)))
        }
        // Eight seconds have passed, and eighteen are allowed.
        loop.advanceTime(by: .seconds(9))
        try receive(.body(.init(repeating: 0, count: 1)))
        #expect(try status() == nil)

        loop.advanceTime(by: .seconds(2))
        #expect(try status() == .requestTimeout)
    }

    @Test func `a head that has begun is told so after ten seconds, and a line between two requests is left alone`()
        throws
    {
        try receive(.head(post()), .end(nil))
        try answer(.ok)
        #expect(try status() == .ok)
        loop.advanceTime(by: .seconds(25))
        #expect(channel.isActive)

        try receive()
        loop.advanceTime(by: .seconds(9))
        try receive()
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(2))
        _ = try channel.readOutbound(as: HTTPServerResponsePart.self)
        #expect(try status() == .requestTimeout)
    }

    @Test func `a refusal says what to do, and what every answer says`() throws {
        channel.pipeline.fireErrorCaught(HTTPParserError.headerOverflow)

        let head = try #require(try head())
        #expect(head.status == .requestHeaderFieldsTooLarge)
        #expect(head.headers["content-type"] == ["application/problem+json"])
        #expect(head.headers["x-content-type-options"] == ["nosniff"])
        guard case .body(.byteBuffer(let body)) = try channel.readOutbound(as: HTTPServerResponsePart.self) else {
            Issue.record("no body")
            return
        }
        #expect(head.headers["content-length"] == ["\(body.readableBytes)"])
        #expect(String(buffer: body).contains(#""code":"tooLarge""#))
    }

    @Test func `an answer before the end of its request is the last one`() throws {
        try receive(.head(post()))
        try answer(.payloadTooLarge)
        let head = try #require(try head())
        #expect(head.headers["connection"] == ["close"])

        try receive(.body(.init(repeating: 0, count: 1)))
        loop.advanceTime(by: .seconds(3))
        #expect(!channel.isActive)
    }

    @Test func `an answer to an earlier request does not end the one that is coming in`() throws {
        try receive(.head(post()), .end(nil), .head(post()))
        try answer(.ok)

        #expect(try #require(try head()).headers["connection"].isEmpty)
        loop.advanceTime(by: .seconds(3))
        #expect(channel.isActive)
    }

    @Test func `what two servers could understand differently is refused, when it is its turn`() throws {
        var head = post()
        head.headers.add(name: "Host", value: "another")
        try receive(.head(post()), .end(nil), .head(head))

        #expect(try status() == nil, "the first is not answered yet")
        try answer(.ok)
        #expect(try status() == .ok)
        _ = try channel.readOutbound(as: HTTPServerResponsePart.self)
        #expect(try status() == .badRequest)
        loop.advanceTime(by: .seconds(3))
        #expect(!channel.isActive)
    }
}

extension RequestGuardTests {
    private func post() -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: ["Host": "h", "Content-Length": "9"])
    }

    private func receive(_ parts: HTTPServerRequestPart...) throws {
        for part in parts { channel.pipeline.fireChannelRead(part) }
        channel.pipeline.fireChannelReadComplete()
        try channel.throwIfErrorCaught()
    }

    private func answer(_ status: HTTPResponseStatus) throws {
        try channel.writeOutbound(HTTPServerResponsePart.head(.init(version: .http1_1, status: status)))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
    }

    private func head() throws -> HTTPResponseHead? {
        guard case .head(let head) = try channel.readOutbound(as: HTTPServerResponsePart.self) else { return nil }
        return head
    }

    private func status() throws -> HTTPResponseStatus? { try head()?.status }
}

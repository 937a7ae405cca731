import NIOHTTP1
import Testing

import WebSockets

/// The handshake of RFC 6455, section 1.3, and what can be wrong with it: section 4.2.1.
struct HandshakeFaultTests {
    @Test func `the example is a handshake`() {
        #expect(HTTPRequestHead.handshake.handshakeFault == nil)
    }

    @Test func `tokens may be anywhere in a list, in any case, in several fields`() {
        var head = HTTPRequestHead.handshake
        head.headers.replaceOrAdd(name: "CONNECTION", value: "keep-alive , UPGRADE")
        head.headers.replaceOrAdd(name: "upgrade", value: "h2c")
        head.headers.add(name: "Upgrade", value: "WebSocket")

        #expect(head.handshakeFault == nil)
    }

    @Test func `another method or version is a fault`() {
        var head = HTTPRequestHead.handshake
        head.method = .POST
        #expect(head.handshakeFault == .method)
        head.version = .http1_0
        #expect(head.handshakeFault == .httpVersion)
    }

    @Test(
        arguments: [
            ("host", [], .host),
            ("host", ["a.nl", "a.nl"], .host),
            ("content-length", ["0"], .body),
            ("transfer-encoding", ["chunked"], .body),
            ("upgrade", [], .upgrade),
            ("upgrade", ["websockets"], .upgrade),
            ("sec-websocket-version", [], .version),
            ("sec-websocket-version", ["8"], .version),
            ("sec-websocket-version", ["13, 8"], .version),
            ("sec-websocket-version", ["13", "13"], .version),
            ("sec-websocket-key", [], .key),
            ("sec-websocket-key", ["dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ=="], .key),
            ("sec-websocket-key", ["c2hvcnQ="], .key),
            ("sec-websocket-key", ["a29ydA=="], .key),
            ("sec-websocket-key", ["dGhlIHNhbXBsZSBub25jZQAA"], .key),
            ("sec-websocket-key", ["dGhlIHNhbXBsZSBub25j!Q=="], .key),
            ("sec-websocket-key", ["dGhlIHNhbXBsZSBub25jZSE="], .key),
            ("connection", [], .connection),
            ("connection", ["close"], .connection),
        ] as [(String, [String], HandshakeFault)])
    func `one wrong field is a fault`(name: String, values: [String], fault: HandshakeFault) {
        var head = HTTPRequestHead.handshake
        head.headers.remove(name: name)
        for value in values { head.headers.add(name: name, value: value) }

        #expect(head.handshakeFault == fault)
    }

    @Test func `each fault has an answer that helps`() {
        #expect(HandshakeFault.allCases.map(\.status.code) == [400, 400, 405, 400, 426, 426, 400, 400])
        #expect(HandshakeFault.version.headers["sec-websocket-version"] == ["13"])
        #expect(HandshakeFault.upgrade.headers["upgrade"] == ["websocket"])
        #expect(HandshakeFault.method.headers["allow"] == ["GET"])
    }

    @Test func `offered subprotocols are a list`() {
        var head = HTTPRequestHead.handshake
        head.headers.add(name: "Sec-WebSocket-Protocol", value: "wiebiedt.v1, chat")
        head.headers.add(name: "Sec-WebSocket-Protocol", value: "mqtt")

        #expect(head.offeredSubprotocols == ["wiebiedt.v1", "chat", "mqtt"])
    }
}

extension HTTPRequestHead {
    /// The client's handshake of RFC 6455, section 1.3, without what is optional there.
    static let handshake = HTTPRequestHead(
        version: .http1_1,
        method: .GET,
        uri: "/chat",
        headers: [
            "Host": "server.example.com",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        ]
    )
}

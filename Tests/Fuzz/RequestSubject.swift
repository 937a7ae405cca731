import NIOCore
import NIOEmbedded
import NIOHTTP1
import Site
import WebSockets

/// The heads of HTTP requests, read with the limits that the server sets, and judged as a handshake.
struct RequestSubject: Subject {
    static let name = "requests"
    static let words = [
        "GET ", "POST ", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "\r\n", "\r\n\r\n", "\r", "\n", ": ", "Host: a\r\n",
        "Connection: Upgrade\r\n", "Upgrade: websocket\r\n", "Sec-WebSocket-Version: 13\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "Sec-WebSocket-Protocol: wiebiedt.v1\r\n",
        "Content-Length: 0\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Origin: http://a\r\n",
        "Expect: 100-continue\r\n", "Cookie: a=b\r\n", "http://a/", "/live/482917?after=1&epoch=e&as=screen", "//", "?",
        "#", "%00", "%2e%2e/", ";", " ",
    ]
    static let longest = 40 * 1024

    func take(_ input: [UInt8]) throws -> String {
        let whole = Requests([input[...]])
        var chance = chance(of: input)
        let inPieces = Requests(input.pieces(&chance))
        try promise(whole.heads == inPieces.heads, "other requests when it comes in pieces")
        try promise(whole.isRefused == inPieces.isRefused, "refused by how it is cut")
        for head in whole.heads {
            try promise(head.headers.count <= 64, "\(head.headers.count) fields")
            let bytes = head.headers.reduce(head.uri.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
            try promise(bytes <= 24 * 1024, "a head of \(bytes) bytes")
            if head.handshakeFault == nil { try judge(handshake: head) }
        }
        let first = whole.heads.first
        let fault = first.map { $0.handshakeFault.map { "\($0)" } ?? "handshake" } ?? "none"
        let path = first.flatMap { LivePath($0.uri) } == nil ? "elsewhere" : "live"
        return "\(min(whole.heads.count, 2)) \(fault) \(path) \(whole.isRefused ? "refused" : "open")"
    }

    /// What RFC 6455, section 4.2.1, asks of a handshake, said once more.
    private func judge(handshake head: HTTPRequestHead) throws(Broken) {
        try promise(head.method == .GET && head.version == .http1_1, "a handshake by \(head.method) \(head.version)")
        try promise(head.headers["host"].count == 1, "a handshake with \(head.headers["host"].count) hosts")
        try promise(head.headers["sec-websocket-version"] == ["13"], "a handshake of another version")
        try promise(head.headers["sec-websocket-key"].map(\.utf8.count) == [24], "a handshake with another key")
        try promise(!head.headers.contains(name: "content-length"), "a handshake with a body")
        for (name, token) in [("connection", "upgrade"), ("upgrade", "websocket")] {
            let said = head.headers[name].joined(separator: ",").lowercased()
            try promise(said.contains(token), "a handshake whose \(name) is \(said)")
        }
    }
}

/// The requests that some bytes hold.
private struct Requests {
    private(set) var heads: [HTTPRequestHead] = []
    private(set) var isRefused = false

    init(_ pieces: [ArraySlice<UInt8>]) {
        let channel = EmbeddedChannel()
        let decoder = HTTPRequestDecoder(
            leftOverBytesStrategy: .forwardBytes,
            limitConfiguration: UpgradeConfiguration().headerLimits
        )
        do {
            try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(decoder))
            for piece in pieces { _ = try channel.writeInbound(ByteBuffer(bytes: piece)) }
        } catch {
            isRefused = true
        }
        while let part = try? channel.readInbound(as: HTTPServerRequestPart.self) {
            if case .head(let head) = part { heads.append(head) }
        }
        // What comes after an upgrade is bytes, and no part of a request.
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }
}

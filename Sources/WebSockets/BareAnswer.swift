import NIOCore
public import NIOHTTP1

/// An answer to what was no request, or did not come in time; the connection ends with it.
public struct BareAnswer: Sendable {
    private let head: HTTPResponseHead
    private let body: [UInt8]

    /// Names what is said.
    ///
    /// - Parameters:
    ///   - status: what went wrong.
    ///   - headers: all but `Connection` and `Content-Length`, which are added.
    ///   - body: small; it is sent in one piece.
    public init(_ status: HTTPResponseStatus, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        var headers = headers
        headers.replaceOrAdd(name: "Connection", value: "close")
        headers.replaceOrAdd(name: "Content-Length", value: "\(body.count)")
        head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        self.body = body
    }

    /// Its parts, for a channel that encodes them.
    public var parts: [HTTPServerResponsePart] {
        body.isEmpty
            ? [.head(head), .end(nil)]
            : [.head(head), .body(.byteBuffer(ByteBuffer(bytes: body))), .end(nil)]
    }

    /// Its bytes, for who has no channel yet.
    public var bytes: [UInt8] {
        let lines =
            ["HTTP/1.1 \(head.status.code) \(head.status.reasonPhrase)"]
            + head.headers.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}

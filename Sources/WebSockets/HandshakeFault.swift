public import NIOHTTP1

/// Why a request cannot become a WebSocket connection: RFC 6455, section 4.2.1.
///
/// The cases stand in the order in which they are looked for.
public enum HandshakeFault: Sendable, CaseIterable {
    /// The request is not HTTP/1.1.
    case httpVersion
    /// There is no Host, or more than one.
    case host
    /// The method is not GET.
    case method
    /// The request has a body.
    case body
    /// `Upgrade` does not name `websocket`: perhaps somebody typed the address into a browser.
    case upgrade
    /// `Sec-WebSocket-Version` is not 13.
    case version
    /// There is not exactly one `Sec-WebSocket-Key`, or it is not the Base64 form of 16 bytes.
    case key
    /// `Connection` does not name `upgrade`.
    case connection

    /// What an HTTP answer says about it.
    public var status: HTTPResponseStatus {
        switch self {
        case .httpVersion, .host, .body, .key, .connection: .badRequest
        case .method: .methodNotAllowed
        case .upgrade, .version: .upgradeRequired
        }
    }

    /// What an HTTP answer has to add: RFC 9110, sections 15.5.6 and 15.5.22, and RFC 6455, section 4.4.
    public var headers: HTTPHeaders {
        switch self {
        case .httpVersion, .host, .body, .key, .connection: [:]
        case .method: ["Allow": "GET"]
        case .upgrade, .version: ["Upgrade": "websocket", "Sec-WebSocket-Version": "13"]
        }
    }
}

extension HTTPRequestHead {
    /// The first thing that is wrong with this request as a WebSocket handshake, or nil when it is one.
    ///
    /// The upgrade gate asks this. A router may ask it again, to find the status of its answer: there, a handshake that was
    /// refused for a reason of the application has the fault ``HandshakeFault/connection``.
    public var handshakeFault: HandshakeFault? {
        HandshakeFault.allCases.first { fault in
            switch fault {
            case .httpVersion: version != .http1_1
            case .host: headers["host"].count != 1
            case .method: method != .GET
            case .body: headers.contains(name: "content-length") || headers.contains(name: "transfer-encoding")
            case .upgrade: !headers.names("websocket", in: "upgrade")
            case .version: headers["sec-websocket-version"] != ["13"]
            case .key: !headers.hasOneWebSocketKey
            case .connection: !headers.names("upgrade", in: "connection")
            }
        }
    }

    /// The subprotocols that the client offers, the one it likes best first: RFC 6455, section 11.3.4.
    public var offeredSubprotocols: [Substring] {
        headers[canonicalForm: "sec-websocket-protocol"]
    }
}

extension HTTPHeaders {
    /// Whether one of the fields called `name`, read as lists, has `token`, in capitals or not.
    func names(_ token: String, in name: String) -> Bool {
        self[canonicalForm: name].contains { $0.lowercased() == token }
    }

    /// 16 bytes in Base64 are 22 characters and two of padding: RFC 4648, section 4.
    fileprivate var hasOneWebSocketKey: Bool {
        let keys = self["sec-websocket-key"]
        guard keys.count == 1, keys[0].utf8.count == 24, keys[0].hasSuffix("==") else { return false }
        return keys[0].utf8.dropLast(2).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default:
                false
            }
        }
    }
}

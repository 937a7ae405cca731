import NIOHTTP1

extension HTTPRequestHead {
    /// Why a request cannot be taken for what it says, although it could be read; nil when it can.
    ///
    /// Two servers on the way could understand such a request differently, and one of them would then answer another's
    /// (RFC 9112, sections 3.2, 6.1 and 11.2). What it asks for is never looked at.
    var fault: HTTPResponseStatus? {
        let hosts = headers["host"]
        // A client of before HTTP/1.1 may not know of Host.
        guard hosts.count == 1 || (hosts.isEmpty && version == .http1_0) else { return .badRequest }
        guard hosts.allSatisfy(\.isAuthority) else { return .badRequest }
        let codings = headers[canonicalForm: "transfer-encoding"]
        guard codings.isEmpty || (codings.count == 1 && codings[0].lowercased() == "chunked") else {
            return .notImplemented
        }
        guard headers["expect"].allSatisfy({ $0.lowercased() == "100-continue" }) else { return .expectationFailed }
        return nil
    }
}

extension String {
    /// Whether it could be a host and a port: a name or an address, without a path, a user or a blank.
    fileprivate var isAuthority: Bool {
        !isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            }
    }
}

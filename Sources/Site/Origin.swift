import HTTPTypes

/// Where a page comes from: scheme, host and port, as a browser tells it (RFC 6454, section 7).
struct Origin: Hashable, Sendable {
    private let scheme: String
    private let host: String
    private let port: Int

    /// Reads `https://wiebiedt.example` or `http://[::1]:8080`; nil for anything that has more or less than that.
    init?(_ text: String) {
        let text = text.lowercased()
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let usual = ["http": 80, "https": 443][parts[0]], parts[1].hasPrefix("//") else {
            return nil
        }
        scheme = String(parts[0])
        let authority = parts[1].dropFirst(2)
        // The last colon outside brackets; an address of IPv6 has others in them.
        let colon = authority.lastIndex(of: ":").flatMap { authority[$0...].contains("]") ? nil : $0 }
        host = String(authority[..<(colon ?? authority.endIndex)])
        guard Self.isHost(host) else { return nil }
        guard let colon else {
            port = usual
            return
        }
        let digits = authority[authority.index(after: colon)...]
        guard digits.first != "0", digits.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(digits),
            1...65535 ~= number
        else { return nil }
        port = number
    }

    /// Whether it is a name or an address and nothing around it: no user, no path, no blanks.
    private static func isHost(_ text: String) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") {
            let address = text.dropFirst().dropLast()
            return !address.isEmpty && address.utf8.allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
        }
        return !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "-._".utf8.contains(byte)
                }
            }
    }
}

/// Which requests come from a page of ours.
///
/// A browser sends cookies along with whatever another site makes it send, a socket's handshake included. It tells where
/// that came from in `Origin`, and whether it is another site in `Sec-Fetch-Site` (W3C Fetch Metadata).
struct OriginRule: Sendable {
    private let publicOrigin: Origin?

    /// What a request says of itself.
    enum Verdict {
        /// A page of ours made it.
        case ours
        /// A page of another site made it, or one that does not want to be known.
        case foreign
        /// It says nothing: a tool, or a browser that was told an address.
        case unsaid
    }

    /// The rule for a site that people reach at this address, or at whatever they asked for.
    init(publicURL: String?) {
        publicOrigin = publicURL.flatMap { Origin($0) }
    }

    /// Where a request comes from, which was sent to its host in its scheme.
    func verdict(on request: HTTPRequest) -> Verdict {
        let headers = request.headerFields
        if let site = headers[.secFetchSite], site == "cross-site" || site == "same-site" { return .foreign }
        let origins = headers[values: .origin]
        guard let first = origins.first else { return .unsaid }
        guard origins.count == 1, let origin = Origin(first) else { return .foreign }
        if origin == publicOrigin { return .ours }
        // A page that came without TLS is not ours where people come with it, nor the other way round.
        guard let scheme = request.scheme, let host = request.authority else { return .foreign }
        return Origin("\(scheme)://\(host)") == origin ? .ours : .foreign
    }
}

extension SiteConfiguration {
    /// Which requests come from a page of ours.
    var originRule: OriginRule { OriginRule(publicURL: publicURL) }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

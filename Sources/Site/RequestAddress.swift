import HTTPTypes
import Hummingbird
import HummingbirdCore

extension HTTPRequest {
    /// The longest address with its query, in bytes; ours have 300 at most.
    private static var addressMaximum: Int { 4096 }

    /// Asks that a request goes to an address that could be one of ours.
    ///
    /// - Throws: ``Problem``: 400 when it is not written as an address is (RFC 3986, section 2.1), 404 with a slash at its
    ///   end, 405 for a tunnel, 414 when it is too long, 421 when it is another site's.
    func requireAddress(publicURL: String?) throws(Problem) {
        guard method != .connect else { throw .methodUnknown(["GET"]) }
        let address = path ?? ""
        let uri = URI(address)
        guard address.utf8.count <= Self.addressMaximum else { throw .addressTooLong }
        guard address.isPercentEncoded else { throw .addressInvalid }
        // A page has one address, and that has no slash at its end (NL API rule no-trailing-slash).
        guard uri.path == "/" || !uri.path.hasSuffix("/") else { throw .pageUnknown }
        guard authority.isOurs(publicURL) else { throw .foreignHost }
    }
}

extension String? {
    /// Whether a host is one under which people reach this site.
    ///
    /// Whoever has told us the name of the site has no other. Bare addresses and `localhost` are the operator's own, for
    /// health and for trying; no other site can have one of ours as its name.
    fileprivate func isOurs(_ publicURL: String?) -> Bool {
        guard let authority = self?.lowercased(), let ours = publicURL.flatMap({ URI($0).host }) else { return true }
        let host = authority.hasPrefix("[") ? authority[...] : authority.prefix { $0 != ":" }
        let isBare = host.hasPrefix("[") || host.allSatisfy { $0.isNumber || $0 == "." }
        return isBare || host == "localhost" || host == ours.lowercased()
    }
}

extension String {
    /// Whether every `%` begins two hexadecimal digits, and what it all stands for is UTF-8 without a NUL.
    fileprivate var isPercentEncoded: Bool {
        var decoded: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let digits = Substring(digits).asHexadecimal else { return false }
            rest = rest.dropFirst(2)
            decoded.append(digits)
        }
        return !decoded.contains(0) && String(validating: decoded, as: UTF8.self) != nil
    }
}

extension Substring {
    fileprivate var asHexadecimal: UInt8? {
        allSatisfy(\.isHexDigit) ? UInt8(self, radix: 16) : nil
    }
}

extension Problem {
    fileprivate static let addressTooLong = Problem(
        status: .uriTooLong,
        code: "badRequest",
        detail: "Dit adres is te lang. Ga terug en probeer het opnieuw."
    )
    fileprivate static let addressInvalid = Problem(
        status: .badRequest,
        code: "badRequest",
        detail: "Dit adres klopt niet. Ga terug en probeer het opnieuw."
    )
    fileprivate static let foreignHost = Problem(
        status: .misdirectedRequest,
        code: "foreignHost",
        detail: "Dit adres is niet van deze site. Vraag de organisator om het juiste adres."
    )
}

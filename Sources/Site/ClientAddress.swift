import HTTPTypes
import NIOCore

/// Where a request comes from, when proxies pass it on.
///
/// `X-Forwarded-For` is what nginx and Caddy send: each proxy adds the address that it was asked by at the end. Anybody
/// can send it with anything in it, so it is read from its end, and only as far as proxies that are ours vouch for it.
/// `Forwarded` (RFC 7239) is not read: a proxy that sets one of the two lets a visitor's other one through.
enum ClientAddress {
    /// More proxies in a row than anybody has.
    private static let hopsMaximum = 16

    /// The address of whoever asked the first proxy of ours; that of the peer, when it is no proxy of ours.
    ///
    /// What a proxy says that is no address hides who asked: then it is the proxy's own.
    static func of(_ headers: HTTPFields, peer: SocketAddress?, behind proxies: TrustedProxies) -> SocketAddress? {
        guard proxies.contains(peer) else { return peer }
        let hops = headers[values: .forwardedFor].joined(separator: ",").split(
            separator: ",",
            omittingEmptySubsequences: false
        )
        var client = peer
        for hop in hops.suffix(hopsMaximum).reversed() {
            guard let address = address(hop) else { break }
            client = address
            guard proxies.contains(address) else { break }
        }
        return client
    }

    /// Whether the proxy says that people reach it over TLS; the one next to us decides, as the last word is its own.
    static func isSecure(_ headers: HTTPFields, peer: SocketAddress?, behind proxies: TrustedProxies) -> Bool {
        guard proxies.contains(peer), let last = headers[values: .forwardedProto].last else { return false }
        return last.split(separator: ",").last?.trimmed.lowercased() == "https"
    }

    /// Reads `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:80`.
    private static func address(_ hop: Substring) -> SocketAddress? {
        var text = hop.trimmed
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            guard isPort(text[text.index(after: end)...]) else { return nil }
            text = text[..<end].dropFirst()
            guard text.contains(":") else { return nil }
        } else if let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon {
            guard isPort(text[colon...]) else { return nil }
            text = text[..<colon]
        }
        return try? SocketAddress(ipAddress: String(text), port: 0)
    }

    /// Whether it is nothing, or a colon and a number.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || text.first == ":" && text.count > 1 && text.dropFirst().utf8.allSatisfy { 48...57 ~= $0 }
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    fileprivate static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
}

extension Substring {
    /// Without blanks around it.
    fileprivate var trimmed: Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        let text = drop(while: isBlank)
        return text[..<(text.lastIndex { !isBlank($0) }.map(text.index(after:)) ?? text.startIndex)]
    }
}

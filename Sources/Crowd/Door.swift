public import NIOCore
import NIOHTTP1
import NIOSSL

/// Where a crowd comes in, and how.
public struct Door: Sendable {
    let address: SocketAddress
    let code: String
    let tls: NIOSSLContext?

    /// The door of a conference on this machine.
    ///
    /// Over TLS nobody's certificate is looked at: the other end is this very process, and its certificate names the
    /// host that people know and not the loopback.
    ///
    /// - Parameters:
    ///   - listening: what the server listens on; every address means the loopback of its family.
    ///   - code: the conference.
    ///   - isSecure: whether the port speaks TLS.
    /// - Throws: `NIOSSLError`, when TLS cannot be set up at all.
    public init(listening: SocketAddress, code: String, isSecure: Bool) throws {
        address = try listening.reachable
        self.code = code
        guard isSecure else { tls = nil; return }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        configuration.applicationProtocols = ["http/1.1"]
        // Whatever a server may have as a key; without naming it, one of Ed25519 is turned down.
        configuration.verifySignatureAlgorithms = [
            .ed25519, .ecdsaSecp256R1Sha256, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512, .rsaPssRsaeSha256,
            .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256, .rsaPkcs1Sha384, .rsaPkcs1Sha512,
        ]
        tls = try NIOSSLContext(configuration: configuration)
    }

    /// The request for a socket, saying where one was if one was there before.
    func request(token: String, from place: Heard.Place?) -> HTTPRequestHead {
        var path = "/live/\(code)"
        if let place, let epoch = place.epoch { path += "?after=\(place.seq)&epoch=\(epoch)" }
        let host = "\(address.isIPv6 ? "[::1]" : "127.0.0.1"):\(address.port ?? 0)"
        return HTTPRequestHead(
            version: .http1_1,
            method: .GET,
            uri: path,
            headers: [
                "Host": host, "Authorization": "Bearer \(token)", "Sec-WebSocket-Protocol": "wiebiedt.v1",
            ]
        )
    }
}

extension SocketAddress {
    fileprivate var isIPv6: Bool { if case .v6 = self { true } else { false } }

    /// The address to connect to for a server that listens on this one.
    fileprivate var reachable: SocketAddress {
        get throws {
            switch ipAddress {
            case "0.0.0.0": try SocketAddress(ipAddress: "127.0.0.1", port: port ?? 0)
            case "::": try SocketAddress(ipAddress: "::1", port: port ?? 0)
            default: self
            }
        }
    }
}

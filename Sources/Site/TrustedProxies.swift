public import NIOCore

/// The proxies in front of this server whose word counts about who asks.
public struct TrustedProxies: Sendable {
    private let networks: [Network]

    /// Nobody's word counts, unless networks are given.
    public init(_ networks: [Network] = []) {
        self.networks = networks
    }

    /// Whether an address is that of a proxy.
    public func contains(_ address: SocketAddress?) -> Bool {
        guard !networks.isEmpty, let address = address.flatMap({ IPAddress($0) }) else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// An address, or all that begin with the same bits.
    public struct Network: Hashable, Sendable {
        private let first: IPAddress
        private let mask: IPAddress

        /// Reads `192.0.2.1`, `192.0.2.0/24`, `2001:db8::1` or `2001:db8::/32`; nil for anything else.
        ///
        /// No bits at all would be everybody, and then nobody's word is worth anything.
        public init?(_ text: some StringProtocol) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let socket = try? SocketAddress(ipAddress: String(parts[0]), port: 0),
                let address = IPAddress(socket)
            else { return nil }
            let width = socket.protocol == .inet ? 32 : 128
            var bits = width
            if parts.count == 2 {
                guard parts[1].utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(parts[1]), 1...width ~= number
                else { return nil }
                bits = number
            }
            mask = IPAddress(ones: 128 - width + bits)
            first = address & mask
        }

        fileprivate func contains(_ address: IPAddress) -> Bool { address & mask == first }
    }
}

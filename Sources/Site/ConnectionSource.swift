import NIOCore

/// Where a connection comes from, as far as it matters for how many there may be.
enum ConnectionSource: Hashable, Sendable {
    /// The machine itself.
    case thisMachine
    /// Behind it are many, such as a proxy, or nobody can tell.
    case many
    /// A network: an IPv4 address, or the first half of an IPv6 address, which one household or hall has to itself
    /// (RFC 6177).
    case network(UInt64)

    /// - Parameters:
    ///   - address: nil when the other end is gone already.
    ///   - isProxy: whether an address speaks for others.
    init(_ address: SocketAddress?, isProxy: (SocketAddress) -> Bool) {
        guard let address, !isProxy(address) else {
            self = .many
            return
        }
        guard let address = IPAddress(address), !address.isLoopback else {
            self = .thisMachine
            return
        }
        self = .network(address.network)
    }
}

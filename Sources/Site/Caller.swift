import NIOCore

/// Who is at the other end of a connection, as far as addresses tell.
///
/// A network hands out 64 bits of IPv6 to one household or phone (RFC 6177), so these count as one address. An IPv4
/// address counts as itself, however it is written.
struct Caller: Hashable, Sendable {
    private let network: UInt64?

    /// The one at an address; those of whom none is known count as one.
    init(_ address: SocketAddress?) {
        network = address.flatMap { IPAddress($0) }?.network
    }
}

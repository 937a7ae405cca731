import NIOCore

/// The bits of an IPv6 address, or of an IPv4 address as a socket of both families writes it: `::ffff:192.0.2.1`
/// (RFC 4291, section 2.5.5.2).
struct IPAddress: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Nil for a socket of another kind.
    init?(_ socket: SocketAddress) {
        // Family, port and, for IPv6, flow come before the address (netinet/in.h).
        let bytes = socket.withSockAddr { address, length in
            Array(UnsafeRawBufferPointer(start: address, count: length))
        }
        switch socket {
        case .v4: self.init(high: 0, low: Self.mapped | Self.number(bytes[4..<8]))
        case .v6: self.init(high: Self.number(bytes[8..<16]), low: Self.number(bytes[16..<24]))
        case .unixDomainSocket: return nil
        }
    }

    /// So many ones, and zeros behind them; a shift by the whole width leaves nothing.
    init(ones: Int) {
        self.init(high: ~(UInt64.max >> min(ones, 64)), low: ~(UInt64.max >> max(ones - 64, 0)))
    }

    static func & (one: IPAddress, other: IPAddress) -> IPAddress {
        IPAddress(high: one.high & other.high, low: one.low & other.low)
    }

    /// Whether it is one of the machine's own: 127.0.0.0/8 or ::1.
    var isLoopback: Bool { high == 0 && (low == 1 || low >> 24 == Self.mapped >> 24 | 127) }

    /// What counts as one: an IPv4 address, or the first half of an IPv6 address, which one household, phone or hall has to
    /// itself (RFC 6177).
    ///
    /// No IPv6 network begins with zeros, so an IPv4 address is like none of them.
    var network: UInt64 { high == 0 && low >> 32 == Self.mapped >> 32 ? low & 0xffff_ffff : high }

    private static let mapped: UInt64 = 0xffff_0000_0000

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

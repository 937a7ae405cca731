import NIOCore
import Testing

@testable import Site

/// Who is in stays in, and who is one too many is told so.
struct OpenConnectionsTests {
    private let hall = ConnectionSource.network(1)

    private func source(_ address: String) throws -> ConnectionSource {
        ConnectionSource(try SocketAddress(ipAddress: address, port: 5000), isProxy: { "\($0)".contains("192.0.2.7") })
    }

    @Test func `when it is full nobody comes in until somebody leaves`() {
        let connections = OpenConnections(.init(all: 2, perAddress: 2))

        #expect(connections.enter(from: hall) == nil)
        #expect(connections.enter(from: .many) == nil)
        #expect(connections.enter(from: hall) == .full)
        #expect(connections.counts == .init(open: 2, full: 1))
        connections.leave(from: .many)
        #expect(connections.enter(from: hall) == nil)
    }

    @Test func `one address leaves room for others`() {
        let connections = OpenConnections(.init(all: 10, perAddress: 2))

        for _ in 1...2 { #expect(connections.enter(from: hall) == nil) }
        #expect(connections.enter(from: hall) == .address)
        #expect(connections.enter(from: .network(2)) == nil)
        #expect(connections.counts == .init(open: 3, address: 1))
    }

    @Test func `a proxy and the machine itself are not counted as one address`() {
        let connections = OpenConnections(.init(all: 10, perAddress: 1))

        for _ in 1...3 { #expect(connections.enter(from: .many) == nil) }
        for _ in 1...3 { #expect(connections.enter(from: .thisMachine) == nil) }
    }

    @Test func `whoever watches from the machine itself comes in when it is full, and not without end`() {
        let connections = OpenConnections(.init(all: 1, perAddress: 1))
        #expect(connections.enter(from: hall) == nil)

        for _ in 1...ConnectionLimits.extraForThisMachine {
            #expect(connections.enter(from: .thisMachine) == nil)
        }
        #expect(connections.enter(from: .thisMachine) == .full)
    }

    @Test func `nothing is kept of an address that has no connection`() {
        let connections = OpenConnections(.init(all: 100, perAddress: 100))

        for network: UInt64 in 1...50 { #expect(connections.enter(from: .network(network)) == nil) }
        #expect(connections.enter(from: hall) == nil)
        #expect(connections.addresses == 50)
        for network: UInt64 in 1...50 { connections.leave(from: .network(network)) }
        #expect(connections.addresses == 1)
        connections.leave(from: hall)
        #expect(connections.addresses == 0)
        #expect(connections.counts == .init())
    }

    @Test func `from three quarters on it is nearly full`() {
        let connections = OpenConnections(.init(all: 8, perAddress: 8))

        for _ in 1...5 { #expect(connections.enter(from: hall) == nil) }
        #expect(!connections.isNearlyFull)
        #expect(connections.enter(from: hall) == nil)
        #expect(connections.isNearlyFull)
    }

    @Test(arguments: ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
    func `the machine itself is known by its address`(address: String) throws {
        #expect(try source(address) == .thisMachine)
    }

    @Test func `an address is the same in both families, and half of an IPv6 address is a network`() throws {
        #expect(try source("192.0.2.1") == .network(0xc000_0201))
        #expect(try source("::ffff:192.0.2.1") == source("192.0.2.1"))
        #expect(try source("192.0.2.1") != source("192.0.2.2"))
        #expect(try source("2001:db8:0:1::5") == source("2001:db8:0:1:ffff::6"))
        #expect(try source("2001:db8:0:1::5") != source("2001:db8:0:2::5"))
        #expect(try source("192.0.2.7") == .many)
        #expect(ConnectionSource(nil, isProxy: { _ in false }) == .many)
    }
}

import NIOCore
import Synchronization
import Testing

@testable import Site

/// Who tries codes until one works.
struct GuessesTests {
    private let clock = Clock()
    private final class Clock: Sendable {
        let now = Atomic<Int64>(1)
    }
    private var guesses: Guesses {
        Guesses { [clock] in clock.now.load(ordering: .relaxed) }
    }
    private let hall = Caller(ipv4: "192.0.2.1")
    private let home = Caller(ipv4: "192.0.2.2")

    @Test func `after three hundred in vain an address learns nothing new, and others do`() {
        let guesses = guesses
        for _ in 0..<300 { #expect(guesses.failed(by: hall) == nil) }

        #expect(guesses.failed(by: hall) == 1)
        #expect(guesses.wait(for: "482917", by: hall) == 1)
        #expect(guesses.wait(for: "482917", by: home) == nil)
        clock.now.add(1_000_000_000, ordering: .relaxed)
        #expect(guesses.wait(for: "482917", by: hall) == nil)
    }

    @Test func `what worked there goes on working, and nothing else does`() {
        let guesses = guesses
        guesses.worked("482917", for: hall)
        for _ in 0..<1_000 { _ = guesses.failed(by: hall) }

        #expect(guesses.wait(for: "482917", by: hall) == nil)
        #expect(guesses.wait(for: "111222", by: hall) != nil)
    }

    @Test func `eight codes of an address are remembered`() {
        let guesses = guesses
        for code in 0..<9 { guesses.worked("\(code)", for: hall) }
        for _ in 0..<300 { _ = guesses.failed(by: hall) }

        #expect((0..<9).filter { guesses.wait(for: "\($0)", by: hall) == nil } == Array(1..<9))
    }
}

/// Which addresses count as one.
struct CallerTests {
    @Test func `an IPv4 address is itself, however it is written`() {
        #expect(Caller(ipv4: "192.0.2.1") == Caller(ipv4: "192.0.2.1"))
        #expect(Caller(ipv4: "192.0.2.1") != Caller(ipv4: "192.0.2.2"))
        #expect(Caller(ipv4: "192.0.2.1") == Caller(ipv6: "::ffff:192.0.2.1"))
        #expect(Caller(ipv4: "0.0.0.1") != Caller(ipv6: "::1"))
    }

    @Test func `64 bits of IPv6 are one`() {
        #expect(Caller(ipv6: "2001:db8:1:2::1") == Caller(ipv6: "2001:db8:1:2:ffff:ffff:ffff:ffff"))
        #expect(Caller(ipv6: "2001:db8:1:2::1") != Caller(ipv6: "2001:db8:1:3::1"))
    }
}

extension Caller {
    fileprivate init(ipv4: String) { self.init(try? SocketAddress(ipAddress: ipv4, port: 1)) }
    fileprivate init(ipv6: String) { self.init(try? SocketAddress(ipAddress: ipv6, port: 1)) }
}

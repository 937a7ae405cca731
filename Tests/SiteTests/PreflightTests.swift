import Foundation
import Testing

@testable import Site

/// What the facts of the list before the doors open come to.
struct PreflightTests {
    @Test(arguments: [
        (writable: true, milliseconds: 0, PreflightState.pass), (true, 250, .pass), (true, 251, .warn),
        (false, 3, .fail), (false, 2_000, .fail),
    ])
    func `a ledger can be written, and soon`(writable: Bool, milliseconds: Int, state: PreflightState) {
        #expect(LedgerCheck(writable: writable, milliseconds: milliseconds).state == state)
    }

    @Test(
        arguments: [
            (free: 199_999_999, PreflightState.fail), (200_000_000, .warn), (1_999_999_999, .warn),
            (2_000_000_000, .pass), (nil, .warn),
        ] as [(Int?, PreflightState)])
    func `a disk has room for a day`(free: Int?, state: PreflightState) {
        #expect(DiskCheck(free: free).state == state)
    }

    @Test(arguments: [(true, PreflightState.pass), (false, .warn), (nil, .warn)] as [(Bool?, PreflightState)])
    func `a clock is kept right by something`(synchronised: Bool?, state: PreflightState) {
        #expect(ClockCheck(now: "", synchronised: synchronised).state == state)
    }

    @Test(
        arguments: [
            (on: true, days: 14, PreflightState.pass), (true, 13, .warn), (true, 0, .warn), (true, -1, .fail),
            (true, nil, .pass), (false, nil, .warn),
        ] as [(Bool, Int?, PreflightState)])
    func `a certificate does not end around the day`(on: Bool, days: Int?, state: PreflightState) {
        #expect(TLSCheck(on: on, proxy: days == nil, days: days).state == state)
    }

    @Test func `a screen that was invited is no screen that is alive`() {
        #expect(ScreensCheck(alive: 0, invited: 3).state == .warn)
        #expect(ScreensCheck(alive: 1, invited: 3).state == .pass)
    }

    @Test(
        arguments: [
            (on: true, writable: true, age: 60, other: true, PreflightState.pass), (true, true, 60, false, .warn),
            (true, true, nil, true, .warn), (false, true, 60, true, .warn), (true, false, 60, true, .fail),
        ] as [(Bool, Bool, Int?, Bool, PreflightState)])
    func `a backup survives the machine`(
        on: Bool, writable: Bool, age: Int?, other: Bool, state: PreflightState
    ) {
        #expect(BackupCheck(on: on, writable: writable, age: age, otherDevice: other).state == state)
    }

    private func phone(_ median: Int, worst: Int = 2_000, lost: Int = 0) -> WifiMeasurement {
        WifiMeasurement(at: "", median: median, worst: worst, lost: lost, tries: 20)
    }

    @Test func `a hall's network is the middle of what its phones say`() {
        let check = WifiCheck([phone(10, worst: 40), phone(900, worst: 3_000, lost: 1), phone(30, worst: 90)])

        #expect(check.phones == 3)
        #expect(check.median == 30)
        #expect(check.worst == 3_000)
        #expect((check.lost, check.tries) == (1, 60))
        #expect(check.state == .pass)
    }

    @Test func `a network that is slow or loses much is no network for a hall`() {
        #expect(WifiCheck([]).state == .warn)
        #expect(WifiCheck([phone(200)]).state == .pass)
        #expect(WifiCheck([phone(201)]).state == .warn)
        #expect(WifiCheck([phone(10, lost: 2)]).state == .warn)
        #expect(WifiCheck([phone(1_001)]).state == .fail)
    }

    @Test(arguments: [
        ("https://wiebiedt.example", false), ("http://192.168.1.4:8080", false), ("http://localhost.example", false),
        ("http://127.0.0.1:8080", true), ("http://LOCALHOST", true),
        ("http://zaal.localhost:80", true), ("https://[::1]:8443", true), ("https://[2001:db8::1]:8443", false),
    ])
    func `an address that means this machine alone reaches no phone`(address: String, loopback: Bool) {
        let check = AddressCheck(address, isPublic: true)

        #expect(check.loopback == loopback)
        #expect(check.state == (loopback ? .fail : .pass))
        #expect(loopback || AddressCheck(address, isPublic: false).state == .warn)
    }

    @Test func `a row is its name, its state and its facts, and leaves out what is not known`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(Preflight([DiskCheck(free: 5), ClockCheck(now: "t")]))

        #expect(
            String(decoding: data, as: UTF8.self) == #"""
                {"checks":[{"check":"disk","free":5,"state":"fail"},{"check":"clock","now":"t","state":"warn"}]}
                """#
        )
    }
}

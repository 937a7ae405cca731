/// Whether a commitment could be stored now.
struct LedgerCheck: PreflightCheck {
    static let name = "ledger"
    /// Longer than this, and a phone's answer is felt to be slow.
    private static let quick = 250

    /// Whether a try to write, which was taken back, came to an end.
    var writable: Bool
    /// How long that took.
    var milliseconds: Int?

    var state: PreflightState { .init(fail: !writable, warn: milliseconds.map { $0 > Self.quick } ?? true) }
}

/// What time it is here; a page compares it with the phone's.
struct ClockCheck: PreflightCheck {
    static let name = "clock"

    /// The server's time, RFC 3339.
    var now: String
    /// Whether the system keeps its clock right; absent when it does not say.
    var synchronised: Bool?

    var state: PreflightState { .init(fail: false, warn: synchronised != true) }
}

/// Whether there is room for a day.
struct DiskCheck: PreflightCheck {
    static let name = "disk"
    /// A day of 10,000 offers and its backups need tens of megabytes; logs and others on the disk need the rest.
    private static let least = 200_000_000
    private static let comfortable = 2_000_000_000

    /// Bytes that are free where the ledgers are; absent when the system does not say.
    var free: Int?

    var state: PreflightState {
        .init(fail: free.map { $0 < Self.least } ?? false, warn: free.map { $0 < Self.comfortable } ?? true)
    }
}

/// Whether what people say goes over the air in the clear.
struct TLSCheck: PreflightCheck {
    static let name = "tls"
    /// Certificates are renewed a month before; two weeks before, somebody forgot.
    private static let soon = 14

    /// Whether people come over TLS.
    var on: Bool
    /// Whether that is at a proxy in front, whose certificate this server does not know.
    var proxy: Bool
    /// Whole days until this server's certificate ends; negative when it has.
    var days: Int?

    var state: PreflightState {
        .init(fail: days.map { $0 < 0 } ?? false, warn: !on || days.map { $0 < Self.soon } ?? false)
    }
}

/// Whether the hall's screen shows anything.
struct ScreensCheck: PreflightCheck {
    static let name = "screens"

    /// How many are showing the hall now.
    var alive: Int
    /// How many were let in, ever.
    var invited: Int

    var state: PreflightState { .init(fail: false, warn: alive == 0) }
}

/// Whether the day would survive this machine.
struct BackupCheck: PreflightCheck {
    static let name = "backup"

    /// Whether backups are made while the server runs.
    var on: Bool
    /// Whether their folder can be written.
    var writable: Bool
    /// How many seconds ago the last one was made; absent when there is none.
    var age: Int?
    /// Whether they are on another device than the ledgers.
    var otherDevice: Bool

    var state: PreflightState { .init(fail: !writable, warn: !on || age == nil || !otherDevice) }
}

/// How well phones reach the server, as they told lately; times in milliseconds.
struct WifiCheck: PreflightCheck {
    static let name = "wifi"
    /// A tap that is answered within this is felt as at once; beyond the other, people tap again.
    private static let quick = 200
    private static let slow = 1_000
    /// One try in so many may get lost.
    private static let lossy = 20

    /// How many phones told.
    var phones: Int
    /// The middle one of their middle answers.
    var median: Int?
    /// The slowest answer of all.
    var worst: Int?
    /// How many tries had no answer.
    var lost: Int
    /// How many tries there were.
    var tries: Int

    init(_ measurements: [WifiMeasurement]) {
        phones = measurements.count
        let medians = measurements.map(\.median).sorted()
        median = medians.isEmpty ? nil : medians[medians.count / 2]
        worst = measurements.map(\.worst).max()
        lost = measurements.map(\.lost).reduce(0, +)
        tries = measurements.map(\.tries).reduce(0, +)
    }

    var state: PreflightState {
        guard let median else { return .warn }
        return .init(fail: median > Self.slow, warn: median > Self.quick || lost * Self.lossy > tries)
    }
}

/// Whether phones can find the server under the address that it gives out.
struct AddressCheck: PreflightCheck {
    static let name = "address"

    /// What is on badges and on the screen.
    var address: String
    /// Whether the operator set it; else it is what this request asked for.
    var `public`: Bool
    /// Whether it means this machine alone, which no phone can reach.
    var loopback: Bool

    init(_ address: String, isPublic: Bool) {
        self.address = address
        self.public = isPublic
        let authority = address.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" }.lowercased()
        let isBracketed = authority.hasPrefix("[")
        let host = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        loopback = host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host.hasPrefix("127.")
    }

    var state: PreflightState { .init(fail: loopback, warn: !self.public) }
}

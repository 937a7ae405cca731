public import Marketplace

/// What the site cannot know by itself of the machine that it runs on; looked at anew each time.
public struct Premises: Sendable {
    /// Writes to where the ledgers are, and takes it back; throws when that cannot be done.
    public var tryLedger: @Sendable () async throws -> Void
    /// How many bytes are free where the ledgers are; nil when that cannot be told.
    public var freeBytes: @Sendable () -> Int?
    /// Whether the machine's clock follows another; nil when that cannot be told.
    public var isClockSynchronised: @Sendable () -> Bool?
    /// How the backups are.
    public var backups: @Sendable () -> Backups

    /// Names where to look.
    public init(
        tryLedger: @escaping @Sendable () async throws -> Void,
        freeBytes: @escaping @Sendable () -> Int?,
        isClockSynchronised: @escaping @Sendable () -> Bool?,
        backups: @escaping @Sendable () -> Backups
    ) {
        self.tryLedger = tryLedger
        self.freeBytes = freeBytes
        self.isClockSynchronised = isClockSynchronised
        self.backups = backups
    }

    /// How the backups are.
    public struct Backups: Sendable {
        /// Whether any are made while the server runs.
        public var on: Bool
        /// Whether their folder can be written, tried just now.
        public var writable: Bool
        /// When the last one was made.
        public var last: Moment?
        /// Whether they are on another device than the ledgers.
        public var otherDevice: Bool

        /// Says how they are.
        public init(on: Bool, writable: Bool, last: Moment?, otherDevice: Bool) {
            self.on = on
            self.writable = writable
            self.last = last
            self.otherDevice = otherDevice
        }
    }
}

/// Where a part of the receivers live: one thread of work, on which all that is done with them is done.
///
/// In the server a lane is an event loop; in a test it is a list of closures.
public protocol Lane: AnyObject, Sendable {
    /// Does the work on this lane, after all work given to it before.
    func run(_ work: @escaping @Sendable () -> Void)
    /// Does the work on this lane as well, but lets it hear first what people sent in the meantime; to be called on it.
    func runAfterReading(_ work: @escaping @Sendable () -> Void)
    /// Does the work on this lane so many nanoseconds from now.
    func run(after nanoseconds: UInt64, _ work: @escaping @Sendable () -> Void)
    /// What a clock that never jumps says, to tell how long a piece of work took; in nanoseconds.
    var nanoseconds: UInt64 { get }
}

/// Time, as fan-out needs it.
public protocol Timepiece: Sendable {
    /// Milliseconds on a clock that never jumps.
    func now() -> Int64
    /// Does the work so many milliseconds from now.
    func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void)
}

import Glibc

/// Nanoseconds on a clock that never jumps.
typealias Nanoseconds = Int64

func nanoseconds(of clock: clockid_t = CLOCK_MONOTONIC) -> Nanoseconds {
    var time = timespec()
    clock_gettime(clock, &time)
    return Nanoseconds(time.tv_sec) * 1_000_000_000 + Nanoseconds(time.tv_nsec)
}

extension timespec {
    init(_ nanoseconds: Nanoseconds) {
        self.init(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}

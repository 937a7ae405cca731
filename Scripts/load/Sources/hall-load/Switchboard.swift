import CLinux
import Glibc

/// All lines of this process, on one thread.
final class Switchboard {
    /// So few at a time that an offer that is due waits for no more than a tenth of a millisecond of reading.
    private static let readyMaximum = 64

    private let epoll: Int32
    private let timer: Int32
    private var alarm: Nanoseconds = 0
    /// By descriptor.
    private var phones: [Phone?] = []
    private var ready = [epoll_event](repeating: epoll_event(), count: readyMaximum)
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
    private var reader = FrameReader()

    /// Told what each phone hears, and when.
    var heard: (Phone, ServerFrame, Nanoseconds) throws -> Void = { _, _, _ in }

    init() throws {
        epoll = epoll_create1(0)
        timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK))
        guard epoll >= 0, timer >= 0 else { throw Failure.system("epoll") }
        try watch(timer)
    }

    func add(_ phone: Phone) throws {
        let index = Int(phone.descriptor)
        if index >= phones.count { phones += Array(repeating: nil, count: index + 1 - phones.count) }
        phones[index] = phone
        try watch(phone.descriptor)
    }

    /// Hangs up.
    func remove(_ phone: Phone) {
        phones[Int(phone.descriptor)] = nil
    }

    private func watch(_ descriptor: Int32) throws {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.fd = descriptor
        guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { throw Failure.system("epoll_ctl") }
    }

    /// Waits for something to hear, but not after `deadline`, and hears some of it.
    func turn(until deadline: Nanoseconds) throws {
        if alarm != deadline {
            // To the nanosecond: the timeout of epoll_wait itself is in whole milliseconds.
            var time = itimerspec(it_interval: timespec(), it_value: timespec(max(1, deadline)))
            guard timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME), &time, nil) == 0 else {
                throw Failure.system("timerfd_settime")
            }
            alarm = deadline
        }
        let count = epoll_wait(epoll, &ready, Int32(Self.readyMaximum), -1)
        guard count >= 0 || errno == EINTR else { throw Failure.system("epoll_wait") }
        for index in 0..<max(0, Int(count)) {
            let descriptor = ready[index].data.fd
            if descriptor == timer {
                var times: UInt64 = 0
                read(timer, &times, 8)
                alarm = 0
            } else if let phone = phones[Int(descriptor)] {
                try hear(phone)
            }
        }
    }

    /// Hears until a moment, or until something is so.
    func run(until deadline: Nanoseconds, unless isDone: () -> Bool = { false }) throws {
        while !isDone(), nanoseconds() < deadline { try turn(until: deadline) }
    }

    private func hear(_ phone: Phone) throws {
        let length = recv(phone.descriptor, buffer.baseAddress!, buffer.count, 0)
        if length < 0, errno == EAGAIN || errno == EINTR { return }
        guard length > 0 else { throw Failure("the server hung up on phone \(phone.number)") }
        let now = nanoseconds()
        try phone.take(UnsafeRawBufferPointer(rebasing: buffer[..<length])) { opcode, payload in
            switch opcode {
            case Frames.text: try heard(phone, try reader.read(payload), now)
            case Frames.ping: try phone.send(Frames.masked(Frames.pong, payload))
            case Frames.pong: break
            default: throw Failure("the server closes phone \(phone.number): \(Array(payload.prefix(2)))")
            }
        }
    }
}

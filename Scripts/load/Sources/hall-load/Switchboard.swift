import CLinux
import Glibc

/// Told what the phones hear.
protocol Listener: AnyObject {
    /// The phone has a socket.
    func opened(_ phone: Phone) throws
    /// The phone got the events that come next for it, in so many frames.
    func heard(_ events: Range<Int>, frames: Int, at phone: Phone, _ now: Nanoseconds)
    /// The phone got something else, or events in another order.
    func heard(_ frame: ServerFrame, at phone: Phone, _ now: Nanoseconds) throws
    /// The phone was sent what must not be sent, or told of events in other words than another phone.
    func heardWrong(at phone: Phone)
    /// The line of the phone ended, or never began.
    func ended(_ phone: Phone, _ why: String) throws
}

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
    /// For what comes in at once; it stays in the core's own cache.
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
    private var ear = Ear()

    let listener: any Listener

    init(listener: any Listener) throws {
        self.listener = listener
        epoll = epoll_create1(0)
        timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK))
        guard epoll >= 0, timer >= 0 else { throw Failure.system("epoll") }
        try watch(timer, EPOLLIN)
    }

    /// Takes in a line that is being opened.
    func add(_ phone: Phone) throws {
        let index = Int(phone.descriptor)
        if index >= phones.count { phones += Array(repeating: nil, count: index + 1 - phones.count) }
        phones[index] = phone
        // Told once of each change, and not at every turn of what is still so: a line costs less then, and one system
        // call is enough for all of its life.
        try watch(phone.descriptor, EPOLLIN, EPOLLOUT, EPOLLRDHUP, EPOLLET)
    }

    /// Hangs up, once nobody else holds the phone.
    func remove(_ phone: Phone) {
        phone.stage = .closed
        guard phones[Int(phone.descriptor)] === phone else { return }
        phones[Int(phone.descriptor)] = nil
        epoll_ctl(epoll, EPOLL_CTL_DEL, phone.descriptor, nil)
    }

    /// Ends a line now, whoever still holds the phone.
    func hangUp(_ phone: Phone) {
        remove(phone)
        phone.hangUp()
    }

    /// Reads a line no more, though it stays open.
    func neglect(_ phone: Phone) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, phone.descriptor, nil)
    }

    private func watch(_ descriptor: Int32, _ what: EPOLL_EVENTS...) throws {
        var event = epoll_event()
        event.events = what.reduce(0) { $0 | $1.rawValue }
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
            let (descriptor, events) = (ready[index].data.fd, ready[index].events)
            if descriptor == timer {
                var times: UInt64 = 0
                read(timer, &times, 8)
                alarm = 0
            } else if let phone = phones[Int(descriptor)] {
                if phone.hasUnsent { try canSend(phone) }
                let hasEnded = events & (EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
                if hasEnded || events & EPOLLIN.rawValue != 0 { try hear(phone, toTheEnd: hasEnded) }
            }
        }
    }

    /// Hears until a moment, or until something is so.
    func run(until deadline: Nanoseconds, unless isDone: () -> Bool = { false }) throws {
        while !isDone(), nanoseconds() < deadline { try turn(until: deadline) }
    }

    private func canSend(_ phone: Phone) throws {
        if phone.stage == .calling {
            let error = phone.callError
            guard error == 0 else { return try end(phone, "connect: \(String(cString: strerror(error)))") }
            phone.stage = .asking
        }
        phone.sendRest()
    }

    private func end(_ phone: Phone, _ why: String) throws {
        remove(phone)
        try listener.ended(phone, why)
    }

    /// Takes in all that came.
    ///
    /// - Parameter toTheEnd: whether the line ended behind it, which is not told again.
    private func hear(_ phone: Phone, toTheEnd: Bool) throws {
        while phone.stage != .closed, case let length = try hearOnce(phone), length > 0 {
            // A buffer that was not filled took all there was.
            if length < buffer.count, !toTheEnd { break }
        }
    }

    /// Takes in what came, as far as it fits.
    ///
    /// - Returns: how many bytes it was.
    private func hearOnce(_ phone: Phone) throws -> Int {
        let length = recv(phone.descriptor, buffer.baseAddress!, buffer.count, 0)
        if length < 0, errno == EAGAIN || errno == EINTR { return 0 }
        guard length > 0 else {
            try end(phone, length == 0 ? "the server hung up" : String(cString: strerror(errno)))
            return 0
        }
        let now = nanoseconds()
        do {
            try ear.hear(UnsafeRawBufferPointer(rebasing: buffer[..<length]), phone, now, self)
        } catch let why as Ear.Ending {
            try end(phone, why.sentence)
        }
        return length
    }
}

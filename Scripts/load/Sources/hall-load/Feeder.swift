import Foundation
import Glibc

/// A server that only says what it was told to, as fast as it is heard: to find what this program can take.
struct Feeder: Sendable {
    /// What is said to every phone in one send().
    struct Portion: Sendable {
        let bytes: [UInt8]

        /// - Parameters:
        ///   - events: the places of the events.
        ///   - perFrame: how many of them share a frame.
        init(_ events: Range<Int>, perFrame: Int) {
            bytes = stride(from: events.lowerBound, to: events.upperBound, by: perFrame).flatMap { first in
                let seqs = first..<min(first + perFrame, events.upperBound)
                return Frames.plain(Frames.text, Array(Words.events(seqs).utf8))
            }
        }
    }

    let port: UInt16
    private let listening: Int32
    private let phones: Int

    init(phones: Int) throws {
        self.phones = phones
        listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // The system takes any port that is free, since none is named.
        guard listening >= 0, listen(listening, 4096) == 0 else { throw Failure.system("listen") }
        var (address, length) = (sockaddr_in(), socklen_t(MemoryLayout<sockaddr_in>.size))
        let named = withUnsafeMutableBytes(of: &address) { [listening] in
            getsockname(listening, $0.assumingMemoryBound(to: sockaddr.self).baseAddress!, &length)
        }
        guard named == 0 else { throw Failure.system("getsockname") }
        port = UInt16(bigEndian: address.sin_port)
    }

    /// Lets all phones in, and then says the portions to each, all of it each time a byte comes from the first phone.
    func serve(_ turns: [[Portion]]) {
        let lines = (0..<phones).map { _ in welcome() }
        for portions in turns {
            var nudge: UInt8 = 0
            guard recv(lines[0], &nudge, 1, 0) == 1 else { return }
            for portion in portions {
                for line in lines { say(portion.bytes, on: line) }
            }
        }
    }

    private func welcome() -> Int32 {
        let line = accept(listening, nil, nil)
        var request = [UInt8](repeating: 0, count: 4096)
        _ = recv(line, &request, request.count, 0)
        var on: Int32 = 1
        setsockopt(line, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        let place = #"{"conference":"000000","epoch":"feed","protocol":1,"seq":0,"state":{},"type":"welcome"}"#
        let head = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
        say(Array(head.utf8) + Frames.plain(Frames.text, Array(place.utf8)), on: line)
        return line
    }

    private func say(_ bytes: [UInt8], on line: Int32) {
        var at = 0
        while at < bytes.count {
            let sent = bytes.withUnsafeBytes { send(line, $0.baseAddress! + at, bytes.count - at, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            at += sent
        }
    }
}

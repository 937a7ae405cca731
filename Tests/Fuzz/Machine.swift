import Foundation
import Glibc

/// Says a line at once, whether somebody watches or a file is written.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// What a run costs: processor time and memory.
enum Machine {
    /// Seconds of processor time that this thread has used; others on the machine do not count.
    static var processorSeconds: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

    /// Seconds on a clock that never jumps.
    static var seconds: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// KiB of memory that are held.
    static var heldKiB: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// A file that holds the input that is being read, whatever becomes of the process that reads it.
struct BlackBox {
    private let memory: UnsafeMutableRawBufferPointer
    /// Before the input stands its length.
    private static let head = 8

    /// Makes the file, for inputs of at most `longest` bytes.
    init(_ path: String, longest: Int) throws {
        // Another run may still have a file of that name open.
        unlink(path)
        let file = open(path, O_RDWR | O_CREAT | O_EXCL, 0o644)
        let length = longest + Self.head
        guard file >= 0, ftruncate(file, length) == 0,
            let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
        else { throw Broken("cannot write \(path)") }
        close(file)
        self.memory = UnsafeMutableRawBufferPointer(start: memory, count: length)
    }

    /// Writes down what is about to be read.
    func record(_ input: [UInt8]) {
        memory.storeBytes(of: input.count, as: Int.self)
        UnsafeMutableRawBufferPointer(rebasing: memory[Self.head...]).copyBytes(from: input)
    }

    /// What was being read when the process ended.
    static func input(in path: String) throws -> [UInt8] {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let length = bytes.prefix(head).reversed().reduce(0) { $0 << 8 | Int($1) }
        return Array(bytes.dropFirst(head).prefix(length))
    }
}

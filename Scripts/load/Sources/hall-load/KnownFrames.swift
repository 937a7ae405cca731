import Glibc

/// The frames that were read lately, by the first event they tell of, to know them again.
///
/// A hall gets the same bytes over and over: a frame is read once, and for all other phones compared. A phone that has
/// everything before event 119 most likely gets a frame that begins with event 119, so one look and one comparison of
/// all its bytes, header included, tell how far the phone is now. That is exact, and costs some 20 ns for a frame of
/// one event as for its share in a frame of many.
struct KnownFrames {
    private struct Frame {
        var first = -1
        var last = -1
        var place = 0
        var count = 0
    }

    private static let framesMaximum = 1 << 14
    private static let bytesMaximum = 1 << 23
    /// A longer frame is read each time.
    private static let frameMaximum = bytesMaximum / 4

    private let frames = UnsafeMutablePointer<Frame>.allocate(capacity: framesMaximum)
    private let bytes = UnsafeMutableRawPointer.allocate(byteCount: bytesMaximum, alignment: 64)
    /// How many bytes were ever written; they go round and round.
    private var written = 0

    /// Knows nothing yet, and is never freed: there is one, for as long as the process.
    init() {
        frames.initialize(repeating: Frame(), count: Self.framesMaximum)
    }

    /// Looks whether bytes begin with a frame that was read before and tells of the events from `first` on.
    ///
    /// - Returns: how long it is and its last event; nil when it must be read.
    @inline(__always)
    func match(_ start: UnsafeRawPointer, _ count: Int, from first: Int) -> (count: Int, last: Int)? {
        let frame = frames[first & (Self.framesMaximum - 1)]
        guard frame.first == first, frame.count <= count, isKept(frame),
            memcmp(start, bytes + frame.place & (Self.bytesMaximum - 1), frame.count) == 0
        else { return nil }
        return (frame.count, frame.last)
    }

    /// Keeps a frame that tells of these events and no others.
    ///
    /// - Returns: false when another phone was told of the same events in other words.
    mutating func keep(_ frame: UnsafeRawBufferPointer, events: ClosedRange<Int>) -> Bool {
        let index = events.lowerBound & (Self.framesMaximum - 1)
        let before = frames[index]
        if before.first == events.lowerBound, before.last == events.upperBound, isKept(before) {
            return frame.count == before.count && match(frame.baseAddress!, frame.count, from: before.first) != nil
        }
        guard frame.count <= Self.frameMaximum else { return true }
        let room = Self.bytesMaximum - written & (Self.bytesMaximum - 1)
        if room < frame.count { written += room }
        memcpy(bytes + written & (Self.bytesMaximum - 1), frame.baseAddress!, frame.count)
        frames[index] = Frame(first: events.lowerBound, last: events.upperBound, place: written, count: frame.count)
        written += frame.count
        return true
    }

    private func isKept(_ frame: Frame) -> Bool {
        frame.place + Self.bytesMaximum >= written
    }
}

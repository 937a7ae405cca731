import Foundation

/// What the server said in one frame, as far as it matters here.
enum ServerFrame {
    /// Events, by their places.
    case events([Int])
    /// Where the phone is now, whatever it had before: the first frame of a line, or one for a phone that fell behind.
    case place(Int)
    case recorded(id: String, seq: Int)
    case refused(id: String?, code: String)
    case other
}

/// Reads frames with as little work as can be.
///
/// It leans on two habits of the server, and reads JSON where they do not hold: keys are sorted, so the first key tells
/// the type; and a whole hall gets the same bytes, so a frame that was read just now need not be read again. Quotes
/// within texts are escaped, so `"seq":` is never part of one.
struct FrameReader {
    private static let keptMaximum = 4
    /// The latest frames of events, with what they say.
    private var kept: [(bytes: [UInt8], seqs: [Int])] = []
    private let decoder = JSONDecoder()

    mutating func read(_ frame: UnsafeRawBufferPointer) throws -> ServerFrame {
        if frame.starts(with: #"{"events":["#) {
            return .events(events(frame))
        }
        if frame.starts(with: #"{"here":"#) { return .other }
        if frame.starts(with: #"{"conference":"#), let key = frame.firstIndex(of: #""seq":"#) {
            return .place(frame.number(at: key + 6))
        }
        return try decode(frame)
    }

    private mutating func events(_ frame: UnsafeRawBufferPointer) -> [Int] {
        for before in kept where before.bytes.count == frame.count {
            if before.bytes.withUnsafeBytes({ memcmp($0.baseAddress!, frame.baseAddress!, frame.count) }) == 0 {
                return before.seqs
            }
        }
        var seqs: [Int] = []
        var offset = 0
        while let key = frame.firstIndex(of: #""seq":"#, from: offset) {
            seqs.append(frame.number(at: key + 6))
            offset = key + 6
        }
        kept.insert((Array(frame), seqs), at: 0)
        if kept.count > Self.keptMaximum { kept.removeLast() }
        return seqs
    }

    private func decode(_ frame: UnsafeRawBufferPointer) throws -> ServerFrame {
        struct Event: Decodable {
            var seq: Int
        }
        struct Object: Decodable {
            var type: String
            var id: String?
            var seq: Int?
            var code: String?
            var events: [Event]?
        }
        let object = try decoder.decode(Object.self, from: Data(frame))
        switch (object.type, object.seq) {
        case ("recorded", let seq?): return .recorded(id: object.id ?? "", seq: seq)
        case ("refused", _): return .refused(id: object.id, code: object.code ?? "")
        case ("welcome", let seq?), ("snapshot", let seq?): return .place(seq)
        case ("events", _): return .events((object.events ?? []).map(\.seq))
        default: return .other
        }
    }
}

import Foundation
import LiveProtocol

/// What a phone reads of a frame.
struct Frame: Decodable {
    let type: String
    let epoch: String?
    let seq: Int?
    let now: String?
    let you: You?
    let state: HallState?
    let events: [HallEvent]?

    /// For how long a phone that gets this says that a round is still open, in milliseconds.
    func countdown(to closesAt: String) -> Int64 {
        guard let now = now.flatMap(Self.milliseconds), let end = Self.milliseconds(closesAt) else { return 0 }
        return end - now
    }

    private static func milliseconds(_ text: String) -> Int64? {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return (try? style.parse(text)).map { Int64(($0.timeIntervalSince1970 * 1_000).rounded()) }
    }
}

/// Reads frames, and each that many phones get only once.
struct FrameReader {
    private var frames: [[UInt8]: Frame] = [:]

    mutating func read(_ bytes: [UInt8]) -> Frame {
        if let frame = frames[bytes] { return frame }
        guard let frame = try? JSONDecoder().decode(Frame.self, from: Data(bytes)) else {
            preconditionFailure("a frame that no phone can read: \(String(decoding: bytes, as: UTF8.self))")
        }
        frames[bytes] = frame
        return frame
    }
}

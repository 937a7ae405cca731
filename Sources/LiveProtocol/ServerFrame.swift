import Foundation

/// What the server says, as the JSON text of one frame.
///
/// The parts that many receive (state, events) are encoded once by whoever keeps them, and joined here as text.
public enum ServerFrame {
    /// The version of the wire.
    public static let protocolVersion = 1

    /// The first frame on a line: who you are, where the conference is, and what you need to be up to date.
    ///
    /// For one who has nothing: `state` is the encoded ``HallState`` at the place.
    public static func welcome(_ place: Place, you: You, state: [UInt8]) -> [UInt8] {
        open(place, you: you) + Array(#","state":"#.utf8) + state + [brace]
    }

    /// The first frame on a line that came back: exactly what it missed.
    ///
    /// Each of the `events` is an encoded ``HallEvent``, the first following what the receiver has.
    public static func welcome(_ place: Place, you: You, missed events: [[UInt8]]) -> [UInt8] {
        open(place, you: you) + Array(#","events":["#.utf8) + join(events) + Array("]}".utf8)
    }

    /// A frame that replaces what a receiver has, when it was too slow for the events.
    public static func snapshot(_ place: Place, state: [UInt8]) -> [UInt8] {
        open(place, you: nil) + Array(#","state":"#.utf8) + state + [brace]
    }

    /// What happened, in order.
    public static func events(_ events: [[UInt8]]) -> [UInt8] {
        Array(#"{"events":["#.utf8) + join(events) + Array(#"],"type":"events"}"#.utf8)
    }

    /// How many people are here, and how many lines of them are screens.
    public static func presence(_ here: Int, screens: Int) -> [UInt8] {
        Array(#"{"here":\#(here),"screens":\#(screens),"type":"presence"}"#.utf8)
    }

    /// Where a conference is when somebody comes in.
    public struct Place: Sendable {
        /// The six digits.
        public var conference: String
        /// Which ledger this is; it changes only when the ledger is replaced.
        public var epoch: String
        /// The place of the last event told.
        public var seq: Int
        /// The server's time, RFC 3339.
        public var now: String

        /// Makes a place.
        public init(conference: String, epoch: String, seq: Int, now: String) {
            self.conference = conference
            self.epoch = epoch
            self.seq = seq
            self.now = now
        }
    }

    private static let brace = UInt8(ascii: "}")

    private static func open(_ place: Place, you: You?) -> [UInt8] {
        struct Opening: Encodable {
            var conference, epoch, now: String
            var `protocol`: Int
            var seq: Int
            var type: String
            var you: You?
        }
        let opening = Opening(
            conference: place.conference,
            epoch: place.epoch,
            now: place.now,
            protocol: protocolVersion,
            seq: place.seq,
            type: you == nil ? "snapshot" : "welcome",
            you: you
        )
        return Array(WireJSON.encode(opening).dropLast())
    }

    private static func join(_ events: [[UInt8]]) -> [UInt8] {
        Array(events.joined(separator: [UInt8(ascii: ",")]))
    }
}

/// The JSON of the wire: keys sorted, so that the same value is always the same bytes.
public enum WireJSON {
    /// Encodes a value of the wire, all of which can be encoded.
    public static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            preconditionFailure("a value of the wire has no JSON")
        }
        return Array(data)
    }
}

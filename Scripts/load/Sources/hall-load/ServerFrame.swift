import Foundation

/// What the server said in one frame, as far as it matters here.
enum ServerFrame {
    /// Events, by their places.
    case events([Int])
    /// Where the phone is now: the first frame of a line, or one for a phone that fell behind.
    ///
    /// With the events that it missed, if it was told them, else with the state.
    case place(Int, epoch: String, missed: [Int]?)
    case recorded(id: CommandID, seq: Int)
    case refused(id: CommandID?, code: String)
    case other
}

extension ServerFrame {
    /// Reads a text.
    ///
    /// It leans on two habits of the server, and reads JSON where they do not hold: keys are sorted, so the first key
    /// tells the type; and quotes within texts are escaped, so `"seq":` is never part of one.
    init(_ text: UnsafeRawBufferPointer) throws(WrongFrame) {
        if text.starts(with: #"{"events":["#), text.ends(with: #"],"type":"events"}"#) {
            self = .events(text.seqs())
        } else if text.starts(with: #"{"here":"#) {
            self = .other
        } else if text.starts(with: #"{"conference":"#), let key = text.firstIndex(of: #""seq":"#) {
            let events = text.firstIndex(of: #","events":["#, from: key)
            let state = text.firstIndex(of: #","state":"#, from: key)
            let isResumed = events.map { $0 < state ?? .max } ?? false
            self = .place(
                text.number(at: key + 6),
                epoch: text.string(after: #""epoch":""#),
                missed: isResumed ? text.seqs(from: key + 6) : nil
            )
        } else if text.starts(with: #"{"id":""#), text.ends(with: #","type":"recorded"}"#),
            let id = CommandID(text.from(7)), let key = text.firstIndex(of: #""seq":"#)
        {
            self = .recorded(id: id, seq: text.number(at: key + 6))
        } else {
            try self.init(json: text)
        }
    }

    private init(json text: UnsafeRawBufferPointer) throws(WrongFrame) {
        struct Event: Decodable {
            var seq: Int
        }
        struct Object: Decodable {
            var type: String
            var id: String?
            var seq: Int?
            var code: String?
            var epoch: String?
            var events: [Event]?
        }
        guard let object = try? JSONDecoder().decode(Object.self, from: Data(text)) else { throw .text }
        let id = object.id.flatMap { id in Array(id.utf8).withUnsafeBytes { CommandID($0) } }
        switch (object.type, object.seq, object.events?.map(\.seq)) {
        case ("recorded", let seq?, _):
            guard let id else { throw .text }
            self = .recorded(id: id, seq: seq)
        case ("refused", _, _): self = .refused(id: id, code: object.code ?? "")
        case ("welcome", let seq?, let events), ("snapshot", let seq?, let events):
            self = .place(seq, epoch: object.epoch ?? "", missed: events)
        case ("events", _, let events?): self = .events(events)
        default: self = .other
        }
    }
}

extension UnsafeRawBufferPointer {
    /// What stands between a key and the next quote.
    fileprivate func string(after key: StaticString) -> String {
        guard let start = firstIndex(of: key) else { return "" }
        return String(decoding: from(start + key.utf8CodeUnitCount).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// The places of all events in a text.
    fileprivate func seqs(from offset: Int = 0) -> [Int] {
        var seqs: [Int] = []
        var offset = offset
        while let key = firstIndex(of: #""seq":"#, from: offset) {
            seqs.append(number(at: key + 6))
            offset = key + 6
        }
        return seqs
    }
}

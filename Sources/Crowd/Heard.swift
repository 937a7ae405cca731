import Foundation
import LiveProtocol

/// What a bidder makes of a frame of the server.
enum Heard: Equatable {
    /// A welcome or a snapshot with everything: what each pitch asks, and which takes offers.
    case whole(Place, asks: [String: [HallAsk]], open: String?)
    /// A welcome to a line that came back, with what it missed.
    case missed(Place, [News])
    /// What happened, up to this place.
    case events([News], seq: Int)
    /// A command is on disk; the offer that it was about, if it was about one.
    case recorded(id: String, offer: Int?)
    /// A command was not done.
    case refused(id: String)
    /// Something that changes nothing for a bidder.
    case other

    /// Where a bidder is in the ledger.
    struct Place: Equatable {
        var epoch: String?
        var seq: Int
    }

    /// What happened that a bidder acts on.
    enum News: Equatable {
        case put(pitch: String, asks: [HallAsk])
        case opened(pitch: String)
        case closed(pitch: String)
    }

    /// Reads a frame; one that cannot be read is as good as silence.
    init(_ bytes: some Collection<UInt8>) {
        guard let frame = try? JSONDecoder().decode(FrameForm.self, from: Data(bytes)) else {
            self = .other
            return
        }
        let news = frame.events?.flatMap(\.news) ?? []
        let place = Place(epoch: frame.epoch, seq: frame.seq ?? frame.events?.last?.seq ?? 0)
        switch (frame.type, frame.id) {
        case ("recorded", let id?): self = .recorded(id: id, offer: frame.offer)
        case ("refused", let id?): self = .refused(id: id)
        case ("events", _): self = .events(news, seq: place.seq)
        case ("welcome", _), ("snapshot", _):
            guard let state = frame.state else { self = .missed(place, news); return }
            self = .whole(
                place,
                asks: Dictionary(state.pitches.map { ($0.pitch, $0.asks) }) { $1 },
                open: state.pitches.first { $0.state == "open" }?.pitch
            )
        default: self = .other
        }
    }
}

/// The members of any frame that a bidder reads.
private struct FrameForm: Decodable {
    var type: String
    var epoch: String?
    var seq: Int?
    var id: String?
    var offer: Int?
    var state: StateForm?
    var events: [EventForm]?
}

private struct StateForm: Decodable {
    var pitches: [PitchForm]
}

private struct PitchForm: Decodable {
    var pitch: String
    var state: String
    var asks: [HallAsk]
}

private struct PlaceForm: Decodable {
    var pitch: String
    var state: String
}

/// An event; which members it has depends on its type.
private struct EventForm: Decodable {
    var seq: Int
    var news: [Heard.News]

    private enum Key: CodingKey { case seq, type, pitch, pitches }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        seq = try object.decode(Int.self, forKey: .seq)
        switch try object.decode(String.self, forKey: .type) {
        case "pitchPut":
            let pitch = try object.decode(PitchForm.self, forKey: .pitch)
            news = [.put(pitch: pitch.pitch, asks: pitch.asks)]
        case "offersOpened":
            news = [.opened(pitch: try object.decode(String.self, forKey: .pitch))]
        case "offersClosed":
            news = [.closed(pitch: try object.decode(String.self, forKey: .pitch))]
        case "steppedBack":
            news = try object.decode([PlaceForm].self, forKey: .pitches).map {
                $0.state == "open" ? .opened(pitch: $0.pitch) : .closed(pitch: $0.pitch)
            }
        default:
            news = []
        }
    }
}

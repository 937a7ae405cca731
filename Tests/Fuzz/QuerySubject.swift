import HummingbirdCore
import Marketplace
import Site

/// Query strings, and the short texts that stand in them.
struct QuerySubject: Subject {
    static let name = "queries"
    static let words = [
        "?", "&", "=", "#", "%", "%2", "%zz", "%00", "%26", "%3D", "%C3%A9", "%c3", "%ff", "%ED%A0%80", "+", "//",
        "://",
        "after=", "epoch=", "as=", "pitch=p1", "region=AM17", "words=yes", "before=", "dryRun=", "flavour=excel", "p",
        "2019-03-21T14:05:00+01:00", "T", "Z", "+23:59", "-23:59", ".999",
    ]
    static let longest = 8 * 1024

    func take(_ input: [UInt8]) throws -> String {
        let text = String(decoding: input, as: UTF8.self)
        _ = URI(text).queryParameters.count
        let read = try query(text)
        try parameters(text)
        return read + " " + (try values(text))
    }

    /// The address of a line to the hall.
    private func query(_ text: String) throws(Broken) -> String {
        guard let live = LivePath("/live/482917?" + text) else { throw Broken("no address of a line") }
        try promise(live.code == "482917", "the query changed the conference to \(live.code)")
        return "\(live.after.map { $0.signum() } ?? 9)\(live.epoch == nil)\(live.role == nil)"
    }

    /// What is escaped is given back as it was, whatever stands around it.
    private func parameters(_ text: String) throws(Broken) {
        let escaped = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard let live = LivePath("/live/1?after=7&epoch=\(escaped)&as=x") else { throw Broken("no address of a line") }
        try promise(live.epoch == text, "an escaped text is read as another")
        try promise(live.after == 7 && live.role == "x", "an escaped text changed what stands beside it")
    }

    /// Texts that stand for something have one spelling, or mean the same in all.
    private func values(_ text: String) throws(Broken) -> String {
        if let pitch = PitchID(text) { try promise(pitch.description == text, "\(text) is read as \(pitch)") }
        guard let moment = Moment(rfc3339: text) else { return "no moment" }
        try promise(Moment(rfc3339: moment.rfc3339) == moment, "\(text) is written \(moment.rfc3339)")
        return "a moment"
    }
}

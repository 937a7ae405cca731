import Hall
import Live
import LiveProtocol
import Marketplace
import NIOCore
import WebSockets

/// One socket of one person: what they send becomes commands, what happens comes back.
///
/// It lives on its connection's event loop and nowhere else; only answers come from another thread, and hop.
final class SocketLine: WebSocketDelegate, Receiver {
    private let conference: OpenConference
    private let person: PersonID
    private let isScreen: Bool
    private let after: Int?
    private let catalogue: Catalogue
    private let shard: Shard
    private let openLines: OpenLines
    private let reasons: [String]
    private var entry: OpenLines.Entry?
    private var connection: WebSocketConnection?
    private var member: Member?

    /// A line for a visitor who has everything up to `after`, or nothing.
    init(_ visitor: Visitor, after: Int?, catalogue: Catalogue, shard: Shard, openLines: OpenLines) {
        conference = visitor.conference
        person = visitor.person
        isScreen = visitor.role == .screen
        self.after = after
        self.catalogue = catalogue
        self.shard = shard
        self.openLines = openLines
        reasons = visitor.reasons
    }

    var closeCodeForShutdown: WebSockets.CloseCode { .init(.restarting) }

    func opened(_ connection: WebSocketConnection) {
        self.connection = connection
        entry = openLines.add(reasons) {
            connection.eventLoop.execute { connection.close(.init(.signedOut)) }
        }
        member = shard.enter(self, after: after) { conference.welcome(person, arriving: $0) }
        conference.room.arrived(person.number, isScreen: isScreen)
    }

    func received(text: ByteBuffer) {
        guard let connection else { return }
        do throws(ClientFrame.Unreadable) {
            let frame = try ClientFrame(text.readableBytesView, catalogue: catalogue)
            conference.submit(
                Submission(id: frame.id, command: frame.command, actor: .person(person)) { answer in
                    // Without an answer the line will be closed, and the phone asks again.
                    if let answer { connection.send(framed: FrameEncoder.text(answer.frame(id: frame.id))) }
                }
            )
        } catch {
            connection.write(framed: FrameEncoder.text(Answer.refused(error.refusal).frame(id: error.id)))
            connection.flush()
        }
    }

    func becameWritable() {
        if let member { shard.isReady(member) }
    }

    func closed(_ code: WebSockets.CloseCode) {
        if let member { shard.leave(member) }
        member = nil
        connection = nil
        if let entry { openLines.remove(entry, of: reasons) }
        conference.room.departed(person.number, isScreen: isScreen)
    }

    var isReady: Bool { connection?.isWritable ?? false }

    func receive(_ packet: Packet) {
        connection?.write(framed: packet.framed)
        connection?.flush()
    }

    /// Says that the other end was too slow, and cuts the line when even that does not get through.
    func cut() {
        connection?.close(.init(.slow))
    }
}

extension WebSockets.CloseCode {
    fileprivate init(_ code: LiveProtocol.CloseCode) {
        self.init(rawValue: code.rawValue)
    }
}

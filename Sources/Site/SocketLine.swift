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
    /// So many commands in a row may be too fast; whoever goes on after so many answers does not listen to them.
    private static let tooFastMaximum = 200

    /// First in memory, because of thousands of lines in turn each is fetched anew for a frame.
    private var connection: WebSocketConnection?
    private let conference: OpenConference
    private let person: PersonID
    private let role: Role
    private let after: Int?
    private let catalogue: Catalogue
    private let shard: Shard
    private let openLines: OpenLines
    private let paces: Paces
    private let reasons: [String]
    private let session: String
    private let look: OpenLines.Look
    private var entry: OpenLines.Entry?
    private var member: Member?
    private var tooFast = 0

    /// A line for a visitor who has everything up to `after`, or nothing.
    init(
        _ visitor: Visitor,
        lookedAt look: OpenLines.Look,
        after: Int?,
        catalogue: Catalogue,
        shard: Shard,
        openLines: OpenLines,
        paces: Paces
    ) {
        self.look = look
        conference = visitor.conference
        person = visitor.person
        role = visitor.role
        self.after = after
        self.catalogue = catalogue
        self.shard = shard
        self.openLines = openLines
        self.paces = paces
        reasons = visitor.reasons
        session = visitor.token
    }

    var closeCodeForShutdown: WebSockets.CloseCode { .init(.restarting) }

    func opened(_ connection: WebSocketConnection) {
        self.connection = connection
        let entry = openLines.add(reasons, since: look) {
            connection.eventLoop.execute { connection.close(.init(.signedOut)) }
        }
        openLines.count(entry, of: session) {
            connection.eventLoop.execute { connection.close(.init(.replaced)) }
        }
        self.entry = entry
        member = shard.enter(self, after: after) { conference.welcome(person, arriving: $0) }
        conference.room.arrived(person.number, isScreen: role == .screen)
    }

    func received(text: ByteBuffer) {
        guard let connection else { return }
        let wait = paces.command(by: person, as: role, in: conference.code)
        tooFast = wait == nil ? 0 : tooFast + 1
        guard tooFast <= Self.tooFastMaximum else {
            return connection.close(.policyViolation, reason: "goes on, and was told \(tooFast - 1) times to wait")
        }
        do throws(ClientFrame.Unreadable) {
            let frame = try ClientFrame(text.readableBytesView, catalogue: catalogue)
            if let wait { return refuse(.tooFast(wait: wait), id: frame.id, on: connection) }
            submit(frame, on: connection)
        } catch {
            refuse(wait.map(WireRefusal.tooFast) ?? error.refusal, id: error.id, on: connection)
        }
    }

    private func submit(_ frame: ClientFrame, on connection: WebSocketConnection) {
        shard.asked()
        conference.submit(
            Submission(id: frame.id, command: frame.command, actor: .person(person)) { [shard] answer in
                let framed = answer.map { FrameEncoder.text($0.frame(id: frame.id)) }
                connection.eventLoop.execute {
                    // Without an answer the line will be closed, and the phone asks again.
                    if let framed { connection.send(framed: framed) }
                    shard.answered()
                }
            }
        )
    }

    /// Refuses a command, unless the answer would only wait behind others: what somebody does not read is not kept.
    private func refuse(_ refusal: WireRefusal, id: String?, on connection: WebSocketConnection) {
        guard connection.isWritable else { return cut() }
        connection.send(framed: FrameEncoder.text(Answer.refused(refusal).frame(id: id)))
    }

    func becameWritable() {
        if let member { shard.isReady(member) }
    }

    func closed(_ code: WebSockets.CloseCode) {
        if let member { shard.leave(member) }
        member = nil
        connection = nil
        if let entry { openLines.remove(entry, of: reasons) }
        conference.room.departed(person.number, isScreen: role == .screen)
    }

    var isReady: Bool { connection?.isWritable ?? false }

    func receive(_ packet: Packet) {
        connection?.send(framed: packet.framed)
    }

    func takes(_ packet: Packet) -> Bool {
        connection?.sendIfWritable(framed: packet.framed) ?? false
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

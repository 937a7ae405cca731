import NIOCore

@testable import WebSockets

/// A delegate that writes down what it is told.
final class Recorder: WebSocketDelegate {
    enum Told: Equatable {
        case opened
        case text(String)
        case binary([UInt8])
        case writable
        case closed(UInt16)
    }

    private(set) var told: [Told] = []
    private(set) var connection: WebSocketConnection?
    /// What to send at once, if anything.
    var greeting: ByteBuffer?
    /// What to do with a message, if anything.
    var answer: (WebSocketConnection) -> Void = { _ in }
    /// What to do when there is room again, if anything.
    var fill: (WebSocketConnection) -> Void = { _ in }
    var closeCodeForShutdown = CloseCode(rawValue: 4000)

    func opened(_ connection: WebSocketConnection) {
        self.connection = connection
        told.append(.opened)
        if let greeting { connection.send(framed: greeting) }
    }

    func received(text: ByteBuffer) {
        told.append(.text(String(buffer: text)))
        if let connection { answer(connection) }
    }

    func received(binary: ByteBuffer) {
        told.append(.binary(binary.array))
    }

    func becameWritable() {
        told.append(.writable)
        if let connection { fill(connection) }
    }

    func closed(_ code: CloseCode) {
        told.append(.closed(code.rawValue))
        connection = nil
    }
}

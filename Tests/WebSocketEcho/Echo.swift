import NIOCore
import WebSockets

/// Sends back every message as it came.
final class Echo: WebSocketDelegate {
    private var connection: WebSocketConnection?

    func opened(_ connection: WebSocketConnection) {
        self.connection = connection
    }

    func received(text: ByteBuffer) {
        send(FrameEncoder.text(text.readableBytesView))
    }

    func received(binary: ByteBuffer) {
        send(FrameEncoder.binary(binary.readableBytesView))
    }

    func closed(_ code: CloseCode) {
        connection = nil
    }

    private func send(_ framed: ByteBuffer) {
        connection?.write(framed: framed)
        connection?.flush()
    }
}

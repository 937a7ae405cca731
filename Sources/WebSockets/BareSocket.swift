import Glibc
import NIOCore

/// The socket under a channel, to send on it without a walk through the channel.
///
/// Only for what need not be encrypted, on the channel's event loop, while the channel is active and has nothing left to
/// send itself: or bytes would overtake each other.
struct BareSocket {
    private let descriptor: CInt

    /// Finds the socket of a channel; nil when it has none.
    init?(of channel: any Channel) {
        let found = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { $0 }
        guard let descriptor = found ?? nil else { return nil }
        self.descriptor = descriptor
    }

    /// Sends as much as the system takes at once.
    ///
    /// - Returns: how many bytes that were; 0 as well when it failed, which the channel will find for itself.
    func send(_ bytes: ByteBuffer) -> Int {
        let sent = bytes.withUnsafeReadableBytes { bytes in
            // Not write(2), which asks several questions of the file system first.
            sendNow(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL))
        }
        return max(sent, 0)
    }
}

/// Under a name that no method hides.
private let sendNow = send

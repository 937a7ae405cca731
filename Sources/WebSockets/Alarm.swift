package import NIOCore

/// Rings once, unless it was silenced before.
///
/// A silenced alarm lets go of everything at once, and its empty shell stays with the event loop until its time has come.
/// It is not cancelled, because NIO finds a task that is cancelled by looking at all that are scheduled: when ten
/// thousand connections close together, that would be fifty million looks.
package final class Alarm: NIOScheduledCallbackHandler {
    private var ring: (() -> Void)?

    /// - Parameters:
    ///   - loop: the one that this is called on.
    ///   - ring: called on the loop, at most once.
    package init(at deadline: NIODeadline, on loop: any EventLoop, ring: @escaping () -> Void) {
        self.ring = ring
        // It can only fail on a loop that was shut down, where nothing has to be done in time any more.
        _ = try? loop.assumeIsolated().scheduleCallback(at: deadline, handler: self)
    }

    /// Lets go of what it would have done.
    package func silence() {
        ring = nil
    }

    package func handleScheduledCallback(eventLoop: some EventLoop) {
        let ring = self.ring
        silence()
        ring?()
    }

    package func didCancelScheduledCallback(eventLoop: some EventLoop) {
        silence()
    }
}

import Logging
import Marketplace
import NIOSSL
import OpenSSL
import Synchronization

/// Holds what the port proves itself with, and takes what comes in its place while people are there.
///
/// A connection keeps what it was made with; the next one gets the new certificate. So a renewal needs nothing but the
/// files.
final class TLSDesk: Sendable {
    /// How often the files are looked at: a few kilobytes each time.
    static let interval = Duration.seconds(2)

    private struct State {
        var identity: TLSIdentity
        /// What the identity was read from.
        var taken: Digest
        /// What was wrong with the files at the last looks, and how many these were.
        var trouble: (text: String, looks: Int)?
    }

    private let files: SiteConfiguration.TLSFiles
    private let clock: @Sendable () -> Moment
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads the files for the first time.
    ///
    /// - Throws: ``TLSFileError``.
    init(_ files: SiteConfiguration.TLSFiles, clock: @escaping @Sendable () -> Moment, logger: Logger) throws {
        (self.files, self.clock, self.logger) = (files, clock, logger)
        let content = try TLSFileContent(files)
        state = Mutex(State(identity: try TLSIdentity(content, at: clock()), taken: content.digest))
    }

    /// When the certificate ends that new connections are shown.
    var ends: Moment { state.withLock { $0.identity.ends } }

    /// What a new connection begins with.
    func makeHandler() -> NIOSSLServerHandler {
        NIOSSLServerHandler(context: state.withLock { $0.identity.context })
    }

    /// Looks at the files from time to time, until it is cancelled.
    func watch() async {
        while (try? await Task.sleep(for: Self.interval)) != nil { look() }
    }

    /// Takes a new pair when there is one that fits; else the old one goes on, and that is said once.
    ///
    /// Two files are not replaced in one instant, so what does not fit is looked at twice before anything is said.
    func look() {
        do {
            let content = try TLSFileContent(files)
            if state.withLock({ $0.taken }) != content.digest {
                let identity = try TLSIdentity(content, at: clock())
                state.withLock { $0 = State(identity: identity, taken: content.digest) }
                logger.info("a new certificate is shown", metadata: ["ends": "\(identity.ends.rfc3339)"])
            }
            state.withLock { $0.trouble = nil }
        } catch {
            let text = "\(error)"
            let looks = state.withLock { state in
                let looks = state.trouble?.text == text ? (state.trouble?.looks ?? 0) + 1 : 1
                state.trouble = (text, looks)
                return looks
            }
            if looks == 2 { logger.error("a new certificate was not taken", metadata: ["error": "\(text)"]) }
        }
    }
}

import HTTPTypes
import Hall
import Hummingbird
import Live
import Marketplace

/// Whether everything is ready for the day: `GET preflight`.
struct PreflightRoutes {
    /// A disk that has not answered by then will not do for a hall.
    private static let patience = Duration.seconds(2)

    let reception: Reception
    let book: WifiBook

    func add(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/conferences/{code}/preflight", use: look)
    }

    /// Looks at everything now; nothing is remembered from before.
    @Sendable
    private func look(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        let conference = visitor.conference
        let configuration = reception.configuration
        let now = reception.house.clock()
        let alive = conference.room.screens.count
        let invited = conference.read { $0.people.count { $0.role == .screen && !$0.erased && !$0.revoked } }
        return json(
            Preflight([
                await ledger(),
                ClockCheck(now: now.rfc3339, synchronised: configuration.premises?.isClockSynchronised()),
                DiskCheck(free: configuration.premises?.freeBytes()),
                tls(of: request, at: now),
                ScreensCheck(alive: alive, invited: invited),
                backup(at: now),
                WifiCheck(book.all(of: conference.code)),
                AddressCheck(reception.address(of: request), isPublic: configuration.publicURL != nil),
            ])
        )
    }

    /// Tries to write; a disk that hangs is left to itself, since nothing can make it answer.
    private func ledger() async -> LedgerCheck {
        guard let premises = reception.configuration.premises else { return LedgerCheck(writable: false) }
        let began = ContinuousClock.now
        let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
        Task { answer.yield((try? await premises.tryLedger()) != nil) }
        let patience = Task {
            try await Task.sleep(for: Self.patience)
            answer.yield(false)
        }
        defer { patience.cancel() }
        let isWritable = await answers.first { _ in true } ?? false
        return LedgerCheck(writable: isWritable, milliseconds: Int((ContinuousClock.now - began) / .milliseconds(1)))
    }

    private func tls(of request: Request, at now: Moment) -> TLSCheck {
        let configuration = reception.configuration
        let days = (configuration.tlsDesk?.ends).map { ends in
            Int((Double(ends.milliseconds - now.milliseconds) / 86_400_000).rounded(.down))
        }
        return TLSCheck(
            on: request.head.isSecure,
            proxy: request.head.isSecure && configuration.tls == nil,
            days: days
        )
    }

    private func backup(at now: Moment) -> BackupCheck {
        guard let backups = reception.configuration.premises?.backups() else {
            return BackupCheck(on: false, writable: false, otherDevice: false)
        }
        let age = backups.last.map { Int(max(0, now.milliseconds - $0.milliseconds) / 1000) }
        return BackupCheck(
            on: backups.on,
            writable: backups.writable,
            age: age,
            otherDevice: backups.otherDevice
        )
    }
}

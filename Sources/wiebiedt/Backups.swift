import Foundation
import Hall
import Logging
import Marketplace
import ServiceLifecycle
import Storage

/// Makes backups while the server runs: at an interval and after each round, and lets old ones expire.
struct Backups: Service {
    let settings: Settings.Values
    let house: House
    let logger: Logger

    /// Makes backups until shutdown.
    func run() async throws {
        guard settings.backups.minutes > 0 else { return try await gracefulShutdown() }
        let (wishes, wish) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        house.observe { _, notice in
            if notice == .roundClosed { wish.yield() }
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let interval = Duration.seconds(settings.backups.minutes * 60)
                while (try? await Task.sleep(for: interval)) != nil { wish.yield() }
            }
            group.addTask {
                var last: [String: Int] = [:]
                for await _ in wishes.cancelOnGracefulShutdown() {
                    let now = house.all.reduce(into: [:]) { $0[$1.code] = $1.read(\.seq) }
                    if now != last, await make() { last = now }
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Makes one backup; a failure is logged, and the day goes on.
    private func make() async -> Bool {
        let file = BackupFile.name(in: settings.backups.folder, at: Date())
        do {
            let began = ContinuousClock.now
            let found = try await BackupFile(file).make(of: settings.data, host: settings.ledgerHost)
            logger.info(
                "backup made",
                metadata: [
                    "file": "\(file)", "lines": "\(found.findings.map(\.size).reduce(0, +))",
                    "took": "\(ContinuousClock.now - began)",
                ]
            )
            try expire()
            return true
        } catch {
            logger.error("no backup was made", metadata: ["error": "\(error.sentence)"])
            return false
        }
    }

    /// Removes backups that are older than they may be, and what was left unfinished or put aside by then.
    ///
    /// The newest backup always stays.
    private func expire() throws {
        let folder = settings.backups.folder
        let kept = try names(in: folder) { $0.hasSuffix(BackupFile.ending) }
        for name in kept.dropLast() where name < limit(days: settings.backups.days) { try remove(name, in: folder) }
        for name in try names(in: folder, where: { $0.hasSuffix(".part") }) where name < limit(days: 1) {
            try remove(name, in: folder)
        }
        for name in try names(in: settings.data, where: { $0.contains(".replaced") })
        where name < limit(days: settings.backups.days) { try remove(name, in: settings.data) }
    }

    /// What begins as a backup's name does, oldest first.
    private func names(in folder: String, where isMeant: (String) -> Bool) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("wiebiedt-") && isMeant($0) }.sorted()
    }

    /// The name that a backup of so many days ago would have.
    private func limit(days: Int) -> String {
        let then = Date(timeIntervalSinceNow: -Double(days) * 24 * 3600)
        return (BackupFile.name(in: "", at: then) as NSString).lastPathComponent
    }

    private func remove(_ name: String, in folder: String) throws {
        try FileManager.default.removeItem(atPath: folder + "/" + name)
        logger.info("backup expired", metadata: ["file": "\(name)"])
    }
}

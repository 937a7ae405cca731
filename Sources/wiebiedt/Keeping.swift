import Foundation
import Hall
import Logging
import Marketplace
import ServiceLifecycle
import Storage

/// Keeps nothing personal for longer than was promised: warns a month before, and erases when the day has passed.
///
/// Only after an hour in which the clock and a steady one agreed: a clock that was set wrong must not erase anything.
struct Keeping: Service {
    private static let check = Duration.seconds(3600)

    let house: House
    let erasures: ErasureList
    let logger: Logger

    /// Looks once an hour until shutdown.
    func run() async throws {
        house.observe { code, notice in
            guard case .personErased(let id) = notice,
                let person = house.conference(code)?.read({ $0.person(id) }) ?? nil
            else { return }
            do {
                try erasures.add([.init(of: person, in: code)])
            } catch {
                logger.error("the list of erasures cannot be written", metadata: ["error": "\(error.sentence)"])
            }
        }
        var before = (wall: house.clock(), steady: ContinuousClock.now)
        for await _ in ticks().cancelOnGracefulShutdown() {
            let now = (wall: house.clock(), steady: ContinuousClock.now)
            let walked = Duration.milliseconds(now.wall.milliseconds - before.wall.milliseconds)
            let isSound = abs((walked - (now.steady - before.steady)) / .seconds(1)) < 300
            before = now
            if isSound { await look(at: now.wall) } else { logger.warning("the clock was set; nothing is erased now") }
        }
    }

    private func ticks() -> AsyncStream<Void> {
        AsyncStream { try? await Task.sleep(for: Self.check) }
    }

    private func look(at now: Moment) async {
        for conference in house.all {
            let (expired, soon) = conference.read { state in
                (
                    state.isExpired(at: now) ? state.people.filter { !$0.erased }.map(\.id) : [],
                    state.isExpired(at: now.advanced(bySeconds: 30 * 24 * 3600)) && state.people.contains { !$0.erased }
                )
            }
            if soon, expired.isEmpty { logger.notice("personal data will be erased within a month") }
            for person in expired { _ = await conference.erase(person, by: .house) }
            if !expired.isEmpty { logger.notice("personal data was erased", metadata: ["people": "\(expired.count)"]) }
        }
    }
}

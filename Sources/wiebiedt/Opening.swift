import Foundation
import Hall
import Logging
import Marketplace
import NIOCore
import NIOPosix
import Site
import Storage
import WebSockets

/// Opens the data folder and reads back what is in it, saying clearly what is wrong when that cannot be done.
struct Opening {
    let store: SQLiteStore
    let house: House
    let lanes: Lanes
    let group: MultiThreadedEventLoopGroup

    init(_ settings: Settings.Values, logger: Logger) async throws {
        let catalogue: Catalogue
        do {
            catalogue = try Catalogue(web: settings.site.web)
        } catch {
            throw Failure.configuration("\(error)")
        }
        store = try Self.store(settings.data)
        // Two event loops serve 10,000 lines; a third would only wait for the sequencer.
        group = MultiThreadedEventLoopGroup(numberOfThreads: min(2, System.coreCount))
        lanes = Lanes(group)
        do {
            house = try await House(
                store: store,
                catalogue: catalogue,
                clock: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
                lanes: lanes.all,
                time: lanes,
                framing: { FrameEncoder.text($0.readableBytesView) },
                logger: logger
            )
        } catch JournalError.lineChanged(let seq) {
            throw Failure.configuration(
                "line \(seq) of the ledger in \(settings.data) is not what was stored")
        } catch {
            throw Failure.configuration("the ledger in \(settings.data) cannot be read: \(error)")
        }
    }

    private static func store(_ path: String) throws -> SQLiteStore {
        do {
            return try SQLiteStore(in: DataFolder(path: path))
        } catch JournalError.folderInUse {
            throw Failure.configuration("\(path) is in use by another wiebiedt; stop that one first")
        } catch JournalError.newerVersion {
            throw Failure.configuration("\(path) was written by a newer version of wiebiedt; use that one")
        } catch JournalError.folderUnusable(let why) {
            throw Failure.configuration("\(path) cannot be used: \(why)")
        } catch JournalError.notDurable(let what) {
            throw Failure.configuration("\(path) cannot keep what is told: \(what)")
        } catch {
            throw Failure.configuration("\(path) cannot be used: \(error)")
        }
    }
}

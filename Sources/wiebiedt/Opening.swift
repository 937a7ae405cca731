import Foundation
import Hall
import Logging
import Marketplace
import NIOCore
import NIOPosix
import OpenSSL
import Site
import Storage
import WebSockets

/// Opens the data folder and reads back what is in it, saying clearly what is wrong when that cannot be done.
struct Opening {
    let folder: DataFolder
    let store: SQLiteStore
    let archive: Archive
    let house: House
    let erasures: ErasureList
    let lanes: Lanes
    let group: MultiThreadedEventLoopGroup

    /// Opens a folder.
    ///
    /// - Parameters:
    ///   - keys: with which key ledgers are signed; nil for that of the folder, which is made if it is the first.
    ///   - trustsElders: whether ledgers of former keys are taken up.
    ///   - acceptsRollback: whether to go on with a ledger that is not what it was known to be.
    ///   - trustsAnyKey: whether it does not matter who signed what is there, because that key is lost.
    init(
        _ settings: Settings.Values,
        keys: ((DataFolder) throws -> (key: SigningKey, former: SigningKey?))? = nil,
        trustsElders: Bool = false,
        acceptsRollback: Bool = false,
        trustsAnyKey: Bool = false,
        logger: Logger
    ) async throws {
        let catalogue: Catalogue
        do {
            catalogue = try Catalogue(web: settings.site.web)
        } catch {
            throw Failure.configuration("\(error)")
        }
        try Self.keepApart(settings)
        let marks: MarkFolder
        (folder, store, marks) = try Self.open(settings.data)
        let (key, former) = if let keys { try keys(folder) } else { (try await folder.keyOrFirst(for: store), nil) }
        archive = Archive(
            journal: store,
            notary: Notary(
                key: key,
                former: former,
                elders: trustsElders ? folder.formerKeys : [],
                trustsAnyKey: trustsAnyKey,
                host: settings.ledgerHost
            ),
            marks: marks
        )
        // Two event loops serve 10,000 lines; a third would only wait for the sequencer, and on one core two take turns.
        group = MultiThreadedEventLoopGroup(numberOfThreads: min(2, coresAllowed()))
        lanes = try await Lanes(group)
        do {
            house = try await House(
                archive: archive,
                access: store,
                catalogue: catalogue,
                clock: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
                lanes: lanes.all,
                time: lanes,
                framing: { FrameEncoder.text($0.readableBytesView) },
                frameInterval: Int64(settings.frameInterval),
                acceptsRollback: acceptsRollback,
                logger: logger
            )
        } catch let broken as BrokenLedger {
            throw Failure.configuration("\(settings.data): \(broken.sentence)")
        } catch {
            throw Failure.configuration("\(settings.data): \(error.sentence)")
        }
        erasures = ErasureList(in: [settings.data, settings.backups.folder])
        try keepErasures()
    }

    /// What is served to everybody must not hold what only the operator may read.
    private static func keepApart(_ settings: Settings.Values) throws {
        func whole(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path + "/" }
        for folder in [settings.data, settings.backups.folder] where whole(folder).hasPrefix(whole(settings.site.web)) {
            throw Failure.configuration("\(folder) lies in \(settings.site.web), which is served to everybody")
        }
    }

    private static func open(_ path: String) throws -> (DataFolder, SQLiteStore, MarkFolder) {
        do {
            let folder = try DataFolder(path: path)
            return (folder, try SQLiteStore(in: folder), try MarkFolder(in: folder))
        } catch JournalError.folderInUse {
            throw Failure.configuration("\(path) is in use by another wiebiedt; stop that one first")
        } catch JournalError.newerVersion {
            throw Failure.configuration("\(path) was written by a newer version of wiebiedt; use that one")
        } catch JournalError.notDurable(let what) {
            throw Failure.configuration("\(path) cannot keep what is told: \(what)")
        } catch {
            throw Failure.configuration("\(path): \(error.sentence)")
        }
    }
}

extension DataFolder {
    /// The key of the folder; the first one is made when there is no ledger yet.
    fileprivate func keyOrFirst(for store: SQLiteStore) async throws -> SigningKey {
        do {
            if try nextSigningKey() != nil {
                throw Failure.configuration(
                    "a key was being replaced in \(path); finish it with `wiebiedt key --replace`")
            }
            if let key = try signingKey() { return key }
            for conference in try await store.conferences() {
                guard try await store.lastCheckpoint(of: conference.code) == nil else {
                    throw Failure.configuration(
                        """
                        \(path)/ledger.key is gone, and without it nothing can be signed; put your copy back, or make \
                        another with `wiebiedt key --replace --lost`
                        """)
                }
            }
            return try makeSigningKey()
        } catch DataFolder.KeyFault.readableByOthers(let file) {
            throw Failure.configuration("\(file) can be read by others than its owner; chmod 600 it")
        } catch DataFolder.KeyFault.forbidden(let file) {
            throw Failure.configuration("\(file) may not be read by this user; see to whom it belongs")
        } catch DataFolder.KeyFault.unreadable(let file) {
            throw Failure.configuration("\(file) holds no key of Ed25519 in PEM that can be read")
        }
    }
}

import ArgumentParser
import Foundation
import Hall
import LedgerFormat
import Logging
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// `wiebiedt key`: the key that signs the ledgers.
struct Key: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the public key of the ledgers, or replace the key.",
        discussion: """
            Print the fingerprint on the programme: whoever has it can tell that a key is yours. Replace the key when \
            somebody else may have it, or when it is lost; every ledger then says so in a line. A key that is replaced \
            signs that line together with the new one; a lost one cannot. The server must be stopped for that.

              wiebiedt key --data ./data
              wiebiedt key --replace --data ./data
            """
    )

    @Flag(help: "Make another key and go on with it.")
    var replace = false

    @Flag(help: "With --replace: the present key is gone.")
    var lost = false

    @OptionGroup var settings: Settings

    func validate() throws {
        if lost, !replace { throw ValidationError("--lost goes with --replace.") }
    }

    func run() async throws {
        let values = try settings.values()
        if replace { try await replaceKey(values) }
        let key: SigningKey?
        do {
            key = try DataFolder.signingKey(in: values.data)
        } catch {
            throw Failure.configuration("\(values.data)/ledger.key cannot be used: \(error)")
        }
        guard let key else { throw Failure.missing("there is no ledger.key in \(values.data)") }
        put(key.publicKey.pem.utf8)
        say("fingerprint \(key.publicKey.fingerprint)")
    }

    private func replaceKey(_ values: Settings.Values) async throws {
        var former: PublicKey?
        let opening = try await Opening(
            values,
            keys: { folder in
                let present = lost ? nil : try folder.signingKey()
                guard lost || present != nil else {
                    throw Failure.configuration("there is no ledger.key to replace; is it lost? then add --lost")
                }
                former = present?.publicKey
                return (try folder.beginReplacingKey(), present)
            },
            trustsAnyKey: lost,
            logger: Logger(label: "key") { _ in SwiftLogNoOpLogHandler() }
        )
        let key = opening.archive.notary.key.publicKey
        try await opening.alone { house in
            // Of a lost key the public half may still stand in a ledger.
            former = former ?? house.all.lazy.compactMap { $0.read(\.ledgerKey) }.first.flatMap(PublicKey.init(hex:))
            for conference in house.all {
                // A replacement that was cut off goes on where it was.
                guard try await !conference.isSigned(by: key) else { continue }
                let answer = await conference.submit(
                    .replaceKey(key.bytes.hex, lost: lost),
                    id: Random.token(bytes: 16),
                    by: .house
                )
                guard case .recorded(_)? = answer else {
                    throw Failure.disk("\(conference.code) could not take the key")
                }
            }
        } finish: {
            try opening.folder.finishReplacingKey(former)
        }
    }
}

extension PublicKey {
    fileprivate init?(hex: String) {
        let digits = Array(hex)
        let pairs = stride(from: 0, to: digits.count - 1, by: 2).map { String(digits[$0...$0 + 1]) }
        self.init(bytes: pairs.compactMap { UInt8($0, radix: 16) })
    }

    /// What fits on a programme: the SHA-256 of the key in eight groups of four (the first 160 bits, base32).
    var fingerprint: String {
        Checkpoint(origin: "", size: 0, root: Digest(of: bytes)).code
    }
}

import ArgumentParser
import Foundation
import LedgerFormat
import OpenSSL

/// `wiebiedt verify`: whether a ledger, receipt or checkpoint is what it says to be; needs no server and no data folder.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a ledger, a receipt or a checkpoint.",
        discussion: """
            Reads files only, so anybody can run it, far from the server. Without a key it cannot tell who signed; take \
            the key from somewhere other than the file itself.

              wiebiedt verify logboek-482917.txt --key ledger.pem --receipt ontvangstbewijs-482917-42.txt

            Exits with 0 when all is whole, 1 when something was changed, 2 when it cannot be read.
            """
    )

    @Argument(help: "A ledger file, its bare lines, a receipt, a checkpoint, or a proof with --line; - is stdin.")
    var file: String

    @Option(help: ArgumentHelp("Public key of the house, PEM; may be given again for an older one.", valueName: "pem"))
    var key: [String] = []

    @Option(help: "A receipt whose line must be in the ledger; may be given again, and may hold several.")
    var receipt: [String] = []

    @Option(help: "A checkpoint from before, which the ledger must go on from; may be given again.")
    var earlier: [String] = []

    @Option(help: "The line that a bare proof (tlog-proof) is about.")
    var line: String?

    func run() throws {
        let findings: Findings
        do {
            findings = try judge()
        } catch let flaw as LedgerFlaw {
            findings = Findings(flaw)
        } catch let file as Unusable {
            findings = Findings(LedgerFlaw(unreadable: file.description))
        }
        put(findings.text.utf8)
        if findings.exitCode != 0 { throw ExitCode(findings.exitCode) }
    }

    private func judge() throws -> Findings {
        let keys = try key.flatMap(Self.keys)
        let input = try Input(file)
        switch input.kind {
        case .ledger:
            var check = LedgerCheck(
                keys: keys,
                earlier: try earlier.map { try Self.checkpoint(Input.text($0), $0) },
                receipts: try receipt.flatMap { try Self.receipts(Input.text($0), $0) }
            )
            try input.read { try check.read($0) }
            return Findings(try check.end())
        case .receipt:
            return Findings(try Self.receipts(input.text(), file), keys: keys)
        case .proof:
            guard let line else { throw Unusable("a proof says nothing without its line; give that with --line") }
            let text = try "\(Receipt.heading)\n" + Input.text(line) + "\n" + input.text()
            return Findings(try Self.receipts(text, file), keys: keys)
        case .checkpoint:
            return Findings(try Self.checkpoint(input.text(), file), keys: keys)
        }
    }

    private static func keys(_ path: String) throws -> [PublicKey] {
        // A house that replaced its key may hand out the old ones in the same file.
        let marker = "-----BEGIN"
        let blocks = try Input.text(path).components(separatedBy: marker).dropFirst()
        guard !blocks.isEmpty else { throw Unusable("\(path) holds no public key") }
        do {
            return try blocks.map { try PublicKey(pem: marker + $0) }
        } catch {
            throw Unusable("\(path) holds something else than public keys of Ed25519")
        }
    }

    private static func checkpoint(_ text: String, _ path: String) throws -> SignedCheckpoint {
        do throws(LedgerError) {
            return try SignedCheckpoint(note: text)
        } catch {
            throw Unusable("\(path) is not written as a signed checkpoint is")
        }
    }

    /// One receipt, or several as the server gives those of a pitch: with a line of 40 `=` between them.
    private static func receipts(_ text: String, _ path: String) throws -> [Receipt] {
        let ruler = String(repeating: "=", count: 40) + "\n"
        var receipts: [Receipt] = []
        for text in text.components(separatedBy: "\n" + ruler) {
            do throws(LedgerError) {
                receipts.append(try Receipt(text: text.hasSuffix("\n") ? text : text + "\n"))
            } catch {
                let which = receipts.isEmpty ? path : "receipt \(receipts.count + 1) of \(path)"
                var why = ""
                if case .unreadable(let what) = error { why = ": \(what)" }
                throw Unusable("\(which) is not written as a receipt is\(why)")
            }
        }
        return receipts
    }
}

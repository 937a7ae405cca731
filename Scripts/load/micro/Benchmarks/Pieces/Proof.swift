import Benchmark
import Hall
import LedgerFormat
import Marketplace

/// What it takes to check a ledger that somebody took home.
func measureProof() {
    Benchmark("verify a ledger of 10,000 lines") { benchmark, ledger in
        var check = LedgerCheck(keys: [])
        try check.read(ledger[...])
        blackHole(try check.end())
    } setup: {
        try await ledgerFile(lines: 10_000)
    }
}

private func ledgerFile(lines: Int) async throws -> [UInt8] {
    // Founding, who came in, the pitch, its staging and opening are lines too.
    let hall = try await OpenHall(offers: lines - Command.opening.count)
    guard let copy = try await hall.conference.ledger() else { preconditionFailure("it has lines") }
    precondition(copy.size == lines)
    var file: [UInt8] = []
    try await copy.writeFile(withWords: true) { file += $0 }
    return file
}

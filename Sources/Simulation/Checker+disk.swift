import LedgerFormat
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// What must be true of the disk.
extension Checker {
    /// This is durable from now on.
    func stored(_ wishes: [SimulatedDisk.Request.Wish], on disk: SimulatedDisk) {
        for wish in wishes {
            switch wish {
            case .read: break
            case .mark(let note): marked(note)
            case .append(let batch): stored(batch, on: disk)
            }
        }
    }

    /// The disk is read anew: it must hold all that anybody was ever told.
    func reread(_ disk: SimulatedDisk) {
        books = Books()
        for entry in disk.kept.entries { add(entry) }
        for (id, wish) in wishes {
            guard let recorded = wish.recorded else { continue }
            expect(command(at: recorded.seq) == id, "\(id) was recorded at \(recorded.seq) and is not there")
        }
        checkWords(disk)
    }

    private func stored(_ batch: JournalBatch, on disk: SimulatedDisk) {
        for entry in batch.entries {
            add(entry)
            checkRound(at: entry.seq)
        }
        checkTree(batch, disk)
        if !batch.erases.isEmpty { checkWords(disk) }
    }

    private func add(_ entry: JournalEntry) {
        do throws(Violation) {
            try books.add(entry.line)
        } catch {
            violation = violation ?? error
            return
        }
        let written = books.entries[books.entries.count - 1]
        let fact = written.fact
        expect(written.command == entry.command, "line \(entry.seq) is kept under another command")
        guard let wish = wishes[written.command] else {
            return expect(fact.isClosingByTheHouse, "nobody wished line \(entry.seq)")
        }
        let isGone = entry.content == nil || books.erasedLines.contains(entry.seq)
        let tells = fact.event.tells(wish.command, by: wish.actor, wordless: isGone)
        expect(tells && fact.by == wish.actor.person, "line \(fact.seq) is not what was asked")
        expect(fact.seq > wish.floor, "line \(fact.seq) was sent after line \(wish.floor) was answered")
        if wish.wasRefused {
            expect(wish.copies > 1, "\(written.command) was refused and stands at \(fact.seq)")
            overtaken += 1
        }
    }

    /// No round closes by itself before its time, whoever sets a clock.
    private func checkRound(at seq: Int) {
        guard let line = books.entries.last, line.fact.seq == seq else { return }
        switch (line.fact.event, wishes[line.command]) {
        case (.offersOpened(let pitch, _?), let wish?):
            guard case .openOffers(_, let seconds?, _) = wish.command else { return }
            rounds[pitch] = Round(notBefore: wish.sentAt + Int64(seconds) * 1_000, life: life)
        case (.steppedBack(let footing), let wish?):
            for place in footing.pitches {
                guard let left = place.closesAt.map({ $0.milliseconds - line.fact.at.milliseconds }) else { continue }
                rounds[place.pitch] = Round(notBefore: wish.sentAt + left, life: life)
            }
        case (.offersClosed(let pitch), nil):
            guard let round = rounds[pitch], round.life == life else { return }
            expect(clock.now >= round.notBefore, "\(pitch) was closed \(round.notBefore - clock.now) ms too early")
        default:
            break
        }
    }

    /// The words of whoever was erased are gone, and nobody else's.
    private func checkWords(_ disk: SimulatedDisk) {
        for entry in disk.kept.entries {
            let isErased = books.erasedLines.contains(entry.seq)
            let isGone = entry.line.words == nil && entry.content == nil
            let isThere = entry.content != nil && (entry.line.words != nil || !entry.line.sealsWords)
            expect(!isErased || isGone, "the words of line \(entry.seq) are still there")
            expect(isErased || isThere, "the words of line \(entry.seq) are gone")
        }
    }

    /// The checkpoint of a batch is that of all lines up to it, and every node of its tree is there.
    private func checkTree(_ batch: JournalBatch, _ disk: SimulatedDisk) {
        let leaves = disk.kept.entries.map { Digest(of: [0] + $0.line.bytes) }
        let size = leaves.count
        let root = root(in: batch.checkpoint.note, at: size)
        expect(root == Seal.root(of: leaves[...]), "checkpoint \(size) has another root")
        expect(disk.kept.nodes.count == 2 * size - size.nonzeroBitCount, "the tree of \(size) lines lacks a node")
        for node in batch.nodes {
            let below = leaves.dropFirst(node.place.index << node.place.level).prefix(1 << node.place.level)
            expect(node.digest == Seal.root(of: below), "node \(node.place) is another")
        }
        for entry in batch.entries { expect(entry.leaf == leaves[entry.seq - 1], "leaf \(entry.seq) is another") }
    }

    /// The mark is of this ledger, and never goes back.
    private func marked(_ note: String) {
        guard let checkpoint = try? SignedCheckpoint(note: note).checkpoint else {
            return expect(false, "the mark cannot be read")
        }
        let count = books.entries.count
        expect(1...count ~= checkpoint.size, "the mark knows of \(checkpoint.size) lines, and the disk has \(count)")
        expect(checkpoint.size >= markSize, "the mark went back from \(markSize) to \(checkpoint.size)")
        markSize = checkpoint.size
    }

    /// The last checkpoint was signed by the house.
    func checkSignature(_ disk: SimulatedDisk) {
        guard let note = disk.kept.checkpoints.last?.note else { return }
        let isSigned = (try? SignedCheckpoint(note: note).isSigned(by: Seal.key.publicKey)) == true
        expect(isSigned, "the last checkpoint is not signed")
    }

    private func root(in note: String, at size: Int) -> Digest? {
        guard let checkpoint = try? SignedCheckpoint(note: note).checkpoint, checkpoint.size == size,
            checkpoint.origin == Seal.origin
        else { return nil }
        return checkpoint.root
    }
}

extension Command {
    /// Whether the mark must know of it before anybody is told that it was done.
    var isMilestone: Bool {
        switch self {
        case .closeOffers, .erasePerson: true
        default: false
        }
    }
}

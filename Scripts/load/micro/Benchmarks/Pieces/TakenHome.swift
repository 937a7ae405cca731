import Benchmark
import Exports
import Marketplace

/// What it takes to write the list that the organiser takes home.
func measureExports() {
    for form in [ExportForm.csv, .xlsx] {
        Benchmark("export 1,000 commitments as \(form.rawValue)") { benchmark, folder in
            let list = CommitmentList(conference, code: "482917", catalogue: .sample)
            let file = ExportFile(form, of: list, catalogue: .sample, at: .afternoon)
            try file.write(to: folder.path + "/list", temporary: folder.path)
        } setup: {
            try Folder(in: .memory)
        }
    }
}

private let conference = Conference.sample(offers: 1_000)

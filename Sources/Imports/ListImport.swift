public import Marketplace

/// A list of participants that is brought in: bytes in, a report and the rows to enrol out.
///
/// Nothing is changed here. Whoever asks shows the ``report`` first and then gives the ``enrolments`` to the conference
/// with one `Command.enrol`, so that all of them are recorded or none.
public struct ListImport: Sendable {
    /// What would come of it.
    public private(set) var report = ImportReport()
    /// Who is new or different, in the order of the list; empty as long as anything is wrong with it.
    public private(set) var enrolments: [Enrolment] = []

    /// The most columns of a list: three for each that is known.
    public static let columns = 64
    /// The most bytes of a cell; every text that is kept is shorter.
    public static let cellBytes = 4096
    /// How many rows are read between two reports of progress.
    public static let progressRows = 500

    /// Reads a list against a conference as it stands.
    ///
    /// - Parameters:
    ///   - file: the bytes, in UTF-8, UTF-16 or Windows-1252.
    ///   - conference: who is here already.
    ///   - catalogue: the names of regions, sectors and sorts of organisations.
    ///   - merges: organisations that are one; applied to the list, and to who is here, before they are compared.
    ///   - progress: is told how many rows were read, every ``progressRows`` and at the end.
    /// - Throws: ``ImportSize`` when it is larger than any hall. What else is wrong stands in the ``report``.
    public init(
        _ file: [UInt8],
        merging merges: Merges = .none,
        into conference: Conference,
        catalogue: Catalogue,
        progress: (Int) -> Void = { _ in }
    ) throws(ImportSize) {
        do throws(ImportStop) {
            try read(file, merges, conference, catalogue, progress)
        } catch {
            switch error {
            case .fault(let fault): report.add(fault)
            case .tooLarge(let size): throw size
            }
        }
        report.finish()
        if report.errorCount > 0 { enrolments = [] }
    }

    private mutating func read(
        _ file: [UInt8],
        _ merges: Merges,
        _ conference: Conference,
        _ catalogue: Catalogue,
        _ progress: (Int) -> Void
    ) throws(ImportStop) {
        guard file.count <= Limits.importBytes else { throw .tooLarge(.bytes) }
        let (heading, rows) = try table(file)
        let reader = RowReader(heading: heading, words: Vocabulary(catalogue, in: conference))
        var list: [Participant] = []
        list.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            if var person = reader.read(row, into: &report) {
                person.organisation = person.organisation.map(merges.applied)
                list.append(person)
            }
            if (index + 1).isMultiple(of: Self.progressRows) { progress(index + 1) }
        }
        progress(rows.count)
        report.rows = rows.count
        let comparison = Comparison(list, conference, merges)
        comparison.report(into: &report)
        enrolments = comparison.enrolments
    }

    /// The header and what stands under it.
    private mutating func table(_ file: [UInt8]) throws(ImportStop) -> (Heading, ArraySlice<Table.Row>) {
        let text: PlainText
        let separator: Separator
        let start: Int
        do throws(ImportFault) {
            text = try PlainText(file)
            report.format = .init(encoding: text.encoding, separator: nil, columns: [], ignored: [])
            guard text.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
            (separator, start) = try Separator.recognise(text.utf8)
        } catch {
            throw .fault(error)
        }
        let rows = try Table(text.utf8, separator: separator.byte, from: start).rows
        guard let header = rows.first else { throw .fault(.empty) }
        let heading = Heading(header)
        report.format = .init(
            encoding: text.encoding,
            separator: separator,
            columns: heading.known,
            ignored: heading.ignored
        )
        heading.faults.dropLast().forEach { report.add($0) }
        if let last = heading.faults.last { throw .fault(last) }
        guard rows.count > 1 else { throw .fault(.noRows) }
        return (heading, rows.dropFirst())
    }
}

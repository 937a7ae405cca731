import Marketplace

/// Makes somebody of each row, and notes what is wrong or odd with it.
struct RowReader {
    let heading: Heading
    let words: Vocabulary

    /// Reads one row.
    ///
    /// - Returns: nil when what stands there is nobody.
    func read(_ row: Table.Row, into report: inout ImportReport) -> Participant? {
        let extra = row.cells.dropFirst(heading.titles.count)
        guard row.cells.count >= heading.titles.count, extra.allSatisfy(\.isEmpty) else {
            report.add(.cells(row.cells.count, of: heading.titles.count, onLine: row.line))
            return nil
        }
        var cells = Cells(row, heading)
        var person = Participant(line: row.line, name: name(&cells))
        person.organisation = cells.text(.organisation)
        person.function = cells.text(.function)
        person.external = cells.text(.external)
        person.municipality = cells.text(.municipality)
        person.phone = cells.text(.phone)
        person.email = cells.email()
        person.kind = cells.known(.kind, .kindUnknown, "gemeente, werkgever of onderwijs", words.kind)
        person.size = cells.known(.size, .sizeUnknown, "1, 2-9, 10-49, 50-249 of 250+", words.size)
        person.sector = cells.known(.sector, .sectorUnknown, "zorg, bouw of horeca", words.sector)
        person.role = cells.word(.role, .roleUnknown, "werkgever of wethouder", words.role)
        person.show = cells.word(.show, .showUnknown, "ja of nee", words.yes)
        person.badge = cells.badge()
        person.region = region(cells.text(.region), &cells)
        doubt(person, &cells)
        cells.faults.forEach { report.add($0) }
        cells.doubts.forEach { report.add($0) }
        return person
    }

    private func name(_ cells: inout Cells) -> String {
        let whole = cells.text(.name) ?? ""
        let first = cells.text(.firstName) ?? ""
        let parts = [
            first.isEmpty ? cells.text(.initials) ?? "" : first, cells.text(.infix) ?? "", cells.text(.lastName) ?? "",
        ]
        let name = whole.isEmpty ? parts.filter { !$0.isEmpty }.joined(separator: " ") : whole
        cells.check(name, isNameIn: heading.title(.name) ?? heading.title(.lastName) ?? heading.title(.firstName) ?? "")
        return name
    }

    private func region(_ text: String?, _ cells: inout Cells) -> RegionCode? {
        guard let text, !text.isEmpty else { return text }
        if let code = words.region(text) { return code }
        cells.doubt(.regionUnknown, text)
        return text
    }

    private func doubt(_ person: Participant, _ cells: inout Cells) {
        if let municipality = person.municipality, !municipality.isEmpty, !words.isMunicipality(municipality) {
            cells.doubt(.municipalityUnknown, municipality)
        }
        if let phone = person.phone, let proposal = PhoneNumber.repaired(phone) {
            cells.doubt(.phoneDamaged, phone, proposal: proposal.isEmpty ? nil : proposal)
        }
    }
}

/// Phone numbers after a spreadsheet took them for amounts.
enum PhoneNumber {
    /// What was written there before, empty if nobody can tell; nil when nothing seems wrong.
    static func repaired(_ phone: String) -> String? {
        let digits = phone.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        if digits, phone.count == 9, !phone.hasPrefix("0") { return "0" + phone }
        if digits, phone.count == 11, phone.hasPrefix("31") { return "+" + phone }
        return phone.contains(where: { "eE".contains($0) }) && phone.folded.allSatisfy({ $0.isNumber || $0 == "e" })
            ? "" : nil
    }
}

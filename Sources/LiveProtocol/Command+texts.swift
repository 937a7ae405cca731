import Marketplace

/// A text of a command: the member that it came in, and the rules that it is judged by.
struct CommandText {
    var field: String
    var text: String?
    var most: Int
    var required = false

    /// What is wrong with it.
    var refusal: Refusal? {
        do throws(Refusal) {
            try check(text, atMost: most, required: required)
            return nil
        } catch {
            return error
        }
    }
}

extension Command {
    /// Every text that somebody wrote, in the order in which the rules look at them.
    var texts: [CommandText] {
        switch self {
        case .admit(let role, let words, _, _): Self.texts(words, of: role)
        case .changePerson(_, let change): Self.texts(change)
        case .changeCharter(let change): Self.texts(change)
        case .putProgramme(let programme):
            zip(programme.items, programme.titles ?? []).map { item, title in
                CommandText(field: "items", text: title, most: Limits.line, required: item.pitch == nil)
            }
        case .putPitch(_, let content, _): content.words.map(Self.texts) ?? []
        case .makeOffer(let form), .prepareOffer(let form): Self.texts(form.words)
        case .withdrawOffer(_, let reason): [CommandText(field: "reason", text: reason, most: Limits.paragraph)]
        case .judgePitch(_, _, let praise): [CommandText(field: "praise", text: praise, most: Limits.line)]
        case .mergeOrganisations(_, let name):
            [CommandText(field: "to", text: name, most: Limits.name, required: true)]
        default: []
        }
    }

    private static func texts(_ words: Offer.Words?) -> [CommandText] {
        guard let words else { return [] }
        return [CommandText(field: "note", text: words.note, most: Limits.paragraph)]
            + words.needs.map { CommandText(field: "needs", text: $0, most: Limits.line, required: true) }
    }

    private static func texts(_ words: Pitch.Words) -> [CommandText] {
        [
            CommandText(field: "title", text: words.title, most: Limits.line, required: true),
            CommandText(field: "problem", text: words.problem, most: Limits.paragraph),
            CommandText(field: "forWhom", text: words.forWhom, most: Limits.paragraph),
            CommandText(field: "firstStep", text: words.firstStep, most: Limits.paragraph),
            CommandText(field: "municipality", text: words.municipality, most: Limits.name),
            CommandText(field: "place", text: words.place, most: Limits.name),
            CommandText(field: "notes", text: words.notes, most: Limits.notes),
        ] + words.promises.map { CommandText(field: "promises", text: $0, most: Limits.line, required: true) }
    }

    private static func texts(_ words: Person.Words, of role: Role) -> [CommandText] {
        var texts = [
            CommandText(field: "name", text: words.name, most: Limits.name, required: true),
            CommandText(
                field: "organisation",
                text: words.organisation,
                most: Limits.name,
                required: role == .employer
            ),
        ]
        texts += others([
            ("municipality", words.municipality), ("function", words.function), ("phone", words.phone),
            ("kind", words.kind), ("region", words.region), ("external", words.external),
        ])
        return texts + [CommandText(field: "email", text: words.email, most: Limits.email)]
    }

    private static func texts(_ change: PersonChange) -> [CommandText] {
        var texts = [
            CommandText(field: "name", text: change.name, most: Limits.name, required: change.name != nil),
            CommandText(
                field: "organisation",
                text: change.organisation,
                most: Limits.name,
                required: change.organisation != nil
            ),
        ]
        texts += others([
            ("municipality", change.municipality), ("function", change.function), ("phone", change.phone),
            ("kind", change.kind), ("region", change.region), ("external", change.external),
        ])
        return texts + [CommandText(field: "email", text: change.email, most: Limits.email)]
    }

    private static func texts(_ change: CharterChange) -> [CommandText] {
        var texts = [CommandText(field: "name", text: change.name, most: Limits.name, required: change.name != nil)]
        texts += others([("venue", change.venue), ("host", change.host)])
        texts += [
            CommandText(field: "contact", text: change.contact, most: Limits.paragraph),
            CommandText(field: "wifi", text: change.wifi?.name, most: Limits.wifiName),
            CommandText(field: "wifi", text: change.wifi?.password, most: Limits.wifiPassword),
        ]
        return texts
            + (change.organisers ?? []).map {
                CommandText(field: "organisers", text: $0, most: Limits.name, required: true)
            }
    }

    /// Texts that may be empty and are no longer than a name.
    private static func others(_ texts: [(String, String?)]) -> [CommandText] {
        texts.map { CommandText(field: $0, text: $1, most: Limits.name) }
    }
}

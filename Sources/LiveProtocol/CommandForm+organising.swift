import Marketplace

/// What the organiser says about the conference and the people in it.
extension CommandForm {
    /// What is to be different about the conference; a text that is there and blank takes away what was.
    func charterChange(_ catalogue: Catalogue) throws(WireRefusal) -> CharterChange {
        var change = CharterChange()
        change.name = blank(name)
        change.date = blank(date)
        change.venue = blank(venue)
        change.host = blank(host)
        change.organisers = organisers?.compactMap(text)
        change.contact = blank(contact)
        change.wifi = wifi.map { Wifi(name: text($0.name) ?? "", password: text($0.password)) }
        change.keepUntil = blank(keepUntil)
        change.openEntry = openEntry
        change.kinds = try kinds?.map { key throws(WireRefusal) in
            guard let kind = catalogue.kind(key) else { throw WireRefusal(.kindUnknown, field: "kinds") }
            return kind.rule
        }
        change.regions = try regions?.map { name throws(WireRefusal) in
            guard let code = catalogue.region(called: name) else {
                throw WireRefusal(.regionUnknown, field: "regions")
            }
            return code
        }
        change.freezeAt = try freezeAt.map { time throws(WireRefusal) in
            if time.isEmpty { return 0 }
            guard let moment = Moment(rfc3339: time) else { throw WireRefusal(.dateInvalid, field: "freezeAt") }
            return moment.milliseconds
        }
        change.walkInsFrom = walkInsFrom?.value
        change.walkInsTo = walkInsTo?.value
        return change
    }

    func personChange(_ catalogue: Catalogue) throws(WireRefusal) -> PersonChange {
        var change = PersonChange(
            role: try choice(role, "role"),
            badge: badge?.value,
            name: blank(name),
            organisation: blank(organisation)
        )
        change.municipality = blank(municipality)
        change.function = blank(function)
        change.email = blank(email)
        change.phone = blank(phone)
        change.kind = blank(kind)
        change.size = blank(size)
        change.region = blank(region).map { catalogue.region(called: $0) ?? $0 }
        change.external = blank(external)
        change.sector = blank(sector)
        change.show = show
        return change
    }

    func programme() throws(WireRefusal) -> Programme {
        let items = try need(items, "items")
        return Programme(
            items: try items.map { item throws(WireRefusal) in
                Programme.Item(
                    pitch: try item.pitch.map { id throws(WireRefusal) in try pitchID(id, "items") },
                    kind: try choice(item.kind, "items"),
                    startsAt: text(item.startsAt),
                    minutes: item.minutes?.value
                )
            },
            titles: items.map { text($0.title) ?? "" }
        )
    }

    /// A text as it is kept: nil when it was not there, empty when it was blank.
    private func blank(_ value: String?) -> String? {
        value.map { text($0) ?? "" }
    }
}

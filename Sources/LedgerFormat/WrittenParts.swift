import Marketplace

/// What events are made of, as it stands in lines and in words.
extension Charter {
    var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("date", date)
        members.set("keepUntil", keepUntil)
        members.set("openEntry", openEntry)
        members.set("kinds", kinds.map(\.json))
        members.set("regions", regions)
        members.set("themes", themes)
        members.set("sectors", sectors)
        // Absent when they are as usual, as in every line from before one could choose.
        if begins != .open { members.set("begins", begins.rawValue) }
        if walkIns != Self.usualWalkIns {
            members.set("walkInsFrom", walkIns.lowerBound)
            members.set("walkInsTo", walkIns.upperBound)
        }
        members.set("freezeAt", (freezeAt?.milliseconds).map(Int.init))
        return members.object
    }
}

extension Charter.Words {
    var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("name", name)
        members.set("venue", venue)
        members.set("host", host)
        members.set("organisers", organisers)
        members.set("contact", contact)
        members.set("wifi", wifi?.name)
        members.set("wifiPassword", wifi?.password)
        return members.object
    }
}

extension Person.Words {
    var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("badge", badge)
        members.set("name", name)
        members.set("organisation", organisation)
        members.set("municipality", municipality)
        members.set("function", function)
        members.set("email", email)
        members.set("phone", phone)
        members.set("kind", kind)
        members.set("size", size)
        members.set("region", region)
        members.set("external", external)
        return members.object
    }
}

extension Offer.Words {
    var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("note", note)
        members.set("needs", needs)
        return members.object
    }
}

extension Programme.Item {
    var json: CanonicalJSON {
        var members = Members()
        members.set("pitch", pitch?.description)
        members.set("kind", kind?.rawValue)
        members.set("startsAt", startsAt)
        members.set("minutes", minutes)
        return .object(members.object)
    }
}

extension KindRule {
    var json: CanonicalJSON {
        .object(["key": .text(key), "single": .bool(single), "counted": .bool(counted)])
    }
}

extension Footing.Place {
    var json: CanonicalJSON {
        var members = Members()
        members.set("pitch", pitch.description)
        members.set("state", state.rawValue)
        members.set("closesAt", (closesAt?.milliseconds).map(Int.init))
        members.set("closedSeq", closedSeq)
        return .object(members.object)
    }
}

extension Ask {
    var json: CanonicalJSON {
        var members = Members()
        members.set("kind", kind)
        members.set("target", target)
        // Absent when it is not so, as in every line from before there were caps.
        if capped { members.set("capped", true) }
        return .object(members.object)
    }
}

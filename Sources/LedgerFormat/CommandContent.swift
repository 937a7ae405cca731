public import Marketplace
public import OpenSSL

extension Command {
    /// What is asked and by whom, as a digest: two commands with one id are the same if these are equal.
    ///
    /// Over canonical JSON and not over the bytes that were sent, because a page that was loaded anew after an update
    /// may write the same command in another way.
    public func content(by actor: Actor) -> Digest {
        var members = members
        members.set("by", actor.person?.number)
        return Digest(of: CanonicalJSON.object(members.object).bytes)
    }

    private var members: Members {
        var members = Members()
        switch self {
        case .createConference(let charter):
            members.set("type", "createConference")
            members.set("date", charter.date)
            members.set("name", charter.words?.name)
        case .admit(let role, let words, let sector, let show):
            members.set("type", "admit")
            members.set("role", role.rawValue)
            members.merge(words.members)
            members.set("sector", sector)
            members.set("show", show)
        case .enterPhase(let phase, let expect):
            members.set("type", "enterPhase")
            members.set("phase", phase.rawValue)
            members.set("expect", expect?.rawValue)
        case .wipeRehearsal:
            members.set("type", "wipeRehearsal")
        case .simulateBidders(let count):
            members.set("type", "simulateBidders")
            members.set("count", count)
        case .changeCharter(let change):
            members.set("type", "changeCharter")
            members.merge(change.members)
        case .changePerson(let id, let change):
            members.set("type", "changePerson")
            members.set("person", id.number)
            members.merge(change.members)
        case .enrol(let list):
            members.set("type", "enrol")
            members.set("list", list.map(\.json))
        case .revokePerson(let id):
            members.set("type", "revokePerson")
            members.set("person", id.number)
        case .renewLink(let id):
            members.set("type", "renewLink")
            members.set("person", id.number)
        case .mergeOrganisations(let names, let name):
            members.set("type", "mergeOrganisations")
            members.set("from", names)
            members.set("to", name)
        case .putProgramme(let programme):
            members.set("type", "putProgramme")
            members.set("items", programme.items.map(\.json))
            members.set("titles", programme.titles ?? [])
        case .prepareOffer(let form):
            members = form.members
            members.set("type", "prepareOffer")
        case .dropPrepared(let number):
            members.set("type", "dropPrepared")
            members.set("prepared", number)
        case .revealPrepared(let id):
            members.set("type", "revealPrepared")
            members.set("pitch", id.description)
        case .carry(let carried):
            members.set("type", "carry")
            members.set("list", carried.map { .object(Event.commitmentCarried($0).allMembers.object) })
        case .takeList(let list, let people):
            members.set("type", "takeList")
            members.set("list", list)
            members.set("people", people)
        case .putPitch(let id, let content, let owner):
            members = Event.pitchPut(id ?? PitchID(0), owner: nil, content: content).allMembers
            members.set("type", "putPitch")
            members.set("owner", owner)
        case .stagePitch(let id, let expect):
            members.set("type", "stagePitch")
            members.set("pitch", id.description)
            members.set("expect", expect?.rawValue)
        case .openOffers(let id, let seconds, let expect):
            members.set("type", "openOffers")
            members.set("pitch", id.description)
            members.set("closesInSeconds", seconds)
            members.set("expect", expect?.rawValue)
        case .closeOffers(let id, let expect):
            members.set("type", "closeOffers")
            members.set("pitch", id.description)
            members.set("expect", expect?.rawValue)
        case .clearStage(let interlude):
            members.set("type", "clearStage")
            members.set("interlude", interlude?.rawValue)
        case .stepBack:
            members.set("type", "stepBack")
        case .closeDue:
            members.set("type", "closeDue")
        case .makeOffer(let form):
            members = form.members
            members.set("type", "makeOffer")
        case .withdrawOffer(let number, let reason):
            members.set("type", "withdrawOffer")
            members.set("offer", number)
            members.set("reason", reason)
        case .acceptLate(let number):
            members.set("type", "acceptLate")
            members.set("offer", number)
        case .openJury:
            members.set("type", "openJury")
        case .closeJury:
            members.set("type", "closeJury")
        case .judgePitch(let pitch, let points, let praise):
            members.set("type", "judgePitch")
            members.set("pitch", pitch.description)
            members.set("points", points)
            members.set("praise", praise)
        case .erasePerson(let id):
            members.set("type", "erasePerson")
            members.set("person", id.number)
        case .replaceKey(let key, let lost):
            members.set("type", "replaceKey")
            members.set("key", key)
            members.set("lost", lost)
        case .acceptRollback(let size, let root):
            members.set("type", "acceptRollback")
            members.set("size", size)
            members.set("root", root)
        }
        return members
    }
}

extension OfferForm {
    fileprivate var members: Members {
        var members = Members()
        members.set("pitch", pitch.description)
        members.set("kind", kind)
        members.set("amount", amount)
        members.set("badge", badge)
        members.set("channel", channel?.rawValue)
        members.set("show", show.map { $0 ? "yes" : "no" })
        members.set("late", late)
        members.set("note", words?.note)
        members.set("needs", words?.needs ?? [])
        return members
    }
}

extension Enrolment {
    fileprivate var json: CanonicalJSON {
        var members = Members()
        members.merge(words.members)
        members.set("person", person?.number)
        members.set("role", role.rawValue)
        members.set("sector", sector)
        members.set("show", show)
        return .object(members.object)
    }
}

extension PersonChange {
    fileprivate var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("role", role?.rawValue)
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
        members.set("sector", sector)
        members.set("show", show.map { $0 ? "yes" : "no" })
        return members.object
    }
}

extension CharterChange {
    fileprivate var members: [String: CanonicalJSON] {
        var members = Members()
        members.set("name", name)
        members.set("date", date)
        members.set("venue", venue)
        members.set("host", host)
        if let organisers { members.set("organisers", organisers) }
        members.set("contact", contact)
        members.set("wifi", wifi?.name)
        members.set("wifiPassword", wifi?.password)
        members.set("keepUntil", keepUntil)
        members.set("openEntry", openEntry.map { $0 ? "yes" : "no" })
        if let kinds { members.set("kinds", kinds.map(\.json)) }
        if let regions { members.set("regions", regions) }
        members.set("freezeAt", freezeAt.map(Int.init))
        members.set("walkInsFrom", walkInsFrom)
        members.set("walkInsTo", walkInsTo)
        return members.object
    }
}

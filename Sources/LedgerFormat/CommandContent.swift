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
            members.set("badge", words.badge)
            members.set("name", words.name)
            members.set("organisation", words.organisation)
            members.set("municipality", words.municipality)
            members.set("sector", sector)
            members.set("show", show)
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
            members.set("type", "makeOffer")
            members.set("pitch", form.pitch.description)
            members.set("kind", form.kind)
            members.set("amount", form.amount)
            members.set("badge", form.badge)
            members.set("channel", form.channel?.rawValue)
            members.set("show", form.show.map { $0 ? "yes" : "no" })
            members.set("late", form.late)
            members.set("note", form.words?.note)
            members.set("needs", form.words?.needs ?? [])
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

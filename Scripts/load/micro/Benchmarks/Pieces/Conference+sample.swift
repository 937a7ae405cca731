import Marketplace

extension Conference {
    /// Fifty employers, one pitch that takes offers, and so many offers to it.
    static func sample(offers: Int) -> Conference {
        var conference = Conference()
        for (command, actor) in Command.opening {
            conference.take(command, by: actor)
        }
        for number in 0..<offers { conference.take(.offer, by: .employer(number)) }
        return conference
    }

    /// Does what must be possible; returns what happened.
    @discardableResult
    mutating func take(_ command: Command, by actor: Actor) -> [Fact] {
        do throws(Refusal) {
            return try decide(command, by: actor, at: .afternoon).map { event in
                let fact = Fact(seq: seq + 1, at: .afternoon, by: actor.person, event: event)
                apply(fact)
                return fact
            }
        } catch {
            preconditionFailure("\(command) was refused: \(error)")
        }
    }
}

extension Command {
    static let employers = 50

    /// What comes before the first offer.
    static let opening: [(Command, Actor)] =
        [
            (.createConference(.sample), .house),
            (.admit(role: .moderator, words: .init(name: "Mo", organisation: ""), sector: nil, show: true), .house),
        ]
        + (0..<employers).map { number in
            let words = Person.Words(name: "Werkgever \(number)", organisation: "Bakkerij \(number)")
            return (.admit(role: .employer, words: words, sector: nil, show: true), .house)
        }
        + [
            (.putPitch(nil, .sample, owner: nil), .house),
            (.stagePitch(PitchID(1), expect: nil), .moderator),
            (.openOffers(PitchID(1), closesInSeconds: nil, expect: nil), .moderator),
        ]

    static let offer = Command.makeOffer(.init(pitch: PitchID(1), kind: "stage", amount: 1, show: true))
}

extension Actor {
    static let moderator = Actor.person(PersonID(1))

    /// Employers in turn.
    static func employer(_ number: Int) -> Actor { .person(PersonID(2 + number % Command.employers)) }
}

extension Charter {
    static let sample = Charter(
        words: .init(name: "Werkconferentie"),
        date: "2019-03-21",
        openEntry: true,
        kinds: [KindRule(key: "stage")],
        regions: [],
        themes: [],
        sectors: []
    )
}

extension Pitch.Content {
    static let sample = Pitch.Content(
        words: .init(title: "Werk voor Poelenburg", problem: "Er is werk en er zijn mensen.", municipality: "Zaanstad"),
        asks: [Ask(kind: "stage", target: 999_999)]
    )
}

extension Moment {
    static let afternoon = Moment(milliseconds: 1_553_175_000_000)
}

extension Catalogue {
    static let sample = Catalogue(
        kinds: [
            .init(
                key: "stage",
                nl: .init(label: "Stageplaats", one: "stageplaats", other: "stageplaatsen"),
                en: .init(label: "Internship", one: "internship", other: "internships"),
                single: false,
                counted: true
            )
        ],
        themes: [],
        sectors: [],
        regions: []
    )
}

import Marketplace

/// The conference of every run, and who is in it.
enum Cast {
    /// No moderator of a run opens a round for longer, in milliseconds.
    static let longestRound: Int64 = 20_000

    struct Member {
        let name: String
        let role: Role
        let badge: Badge?
    }

    /// In the order in which they are let in.
    static let all = [
        Member(name: "Olga", role: .organiser, badge: nil),
        Member(name: "Mo", role: .moderator, badge: nil),
        Member(name: "Klaas", role: .clerk, badge: nil),
        Member(name: "Anna", role: .employer, badge: 101),
        Member(name: "Bob", role: .employer, badge: 102),
        Member(name: "Scherm", role: .screen, badge: nil),
    ]

    static func person(wearing badge: Badge) -> PersonID? {
        all.firstIndex { $0.badge == badge }.map { PersonID($0 + 1) }
    }

    /// What the house does before the doors open; each under an id of its own.
    static let founding: [Command] =
        [
            .createConference(
                Charter(
                    words: .init(name: "Werkconferentie", organisers: ["VNG"]),
                    date: "2019-03-21",
                    openEntry: true,
                    kinds: [
                        KindRule(key: "leerbaan"), KindRule(key: "meedenken", single: true),
                        KindRule(key: "belmij", single: true, counted: false),
                    ],
                    regions: ["AM17"],
                    themes: [],
                    sectors: []
                )
            )
        ]
        + all.map {
            .admit(
                role: $0.role,
                words: .init(badge: $0.badge, name: $0.name, organisation: "\($0.name) BV"),
                sector: nil,
                show: $0.name != "Bob"
            )
        } + [
            .putPitch(nil, content("Werk", capped: true), owner: nil),
            .putPitch(nil, content("Wonen", capped: false), owner: nil),
            .stagePitch(PitchID(1), expect: .ready), .openOffers(PitchID(1), closesInSeconds: nil, expect: .onStage),
        ]

    static func content(_ title: String, capped: Bool) -> Pitch.Content {
        Pitch.Content(words: .init(title: title), asks: [Ask(kind: "leerbaan", target: 4, capped: capped)])
    }
}

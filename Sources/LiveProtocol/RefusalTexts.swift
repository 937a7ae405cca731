import Marketplace

extension Refusal {
    /// What the person reads: what happened and what to do, in plain Dutch (B1).
    ///
    /// - Parameter who: the one who was first, for ``stateChanged``.
    func detail(who: String?) -> String {
        switch self {
        case .conferenceUnknown: "Deze bijeenkomst kennen wij niet."
        case .personUnknown: "Dit nummer kennen wij niet. Kijk nog eens op de badge."
        case .notAllowed: "Dit kunt u hier niet doen."
        case .phaseForbids: "Dat kan nu niet. Kijk bovenaan hoe ver de bijeenkomst is."
        case .preparedUnknown: "Dit voorbereide bod is er niet meer."
        case .timeInvalid: "Deze tijd kan niet. Schrijf hem als 14:30, met 1 tot 240 minuten."
        case .emailInvalid: "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."
        case .sizeUnknown: "Deze grootte kennen wij niet. Kies er een uit de lijst."
        case .badgeRangeInvalid: "Deze reeks nummers kan niet. Kies twee getallen van 1 tot 99999."
        case .phaseNotNext: "Deze stap kan niet vanuit deze stand."
        case .rehearsalNotWiped: "Wis eerst de oefening. Dan telt er niets van mee."
        case .notRehearsing: "Dit kan alleen tijdens het oefenen."
        case .kindInUse: "Dit soort bod is al in gebruik. Het kan niet meer weg."
        case .regionInUse: "Een pitch is voor deze regio. De regio kan niet meer weg."
        case .roleInUse: "Deze persoon deed al iets in deze rol. De rol blijft zo."
        case .pitchesFrozen: "De tijd om pitches te schrijven is voorbij. Vraag het de organisatie."
        case .preparedShown: "Dit bod staat al op het scherm."
        case .nothingPrepared: "Er is niets voorbereid bij deze pitch."
        case .entryClosed: "Meedoen kan hier alleen met een badge. Vraag erom bij de ingang."
        case .pitchUnknown: "Deze pitch is er niet."
        case .offerUnknown: "Dit bod is er niet."
        case .kindUnknown: "Dit soort bod kan hier niet. Kies een ander."
        case .regionUnknown: "Deze regio kennen wij niet. Kies er een uit de lijst."
        case .themeUnknown: "Dit thema kennen wij niet. Kies er een uit de lijst."
        case .sectorUnknown: "Deze sector kennen wij niet. Kies er een uit de lijst."
        case .textMissing: "Er is nog iets niet ingevuld."
        case .textTooLong: "Deze tekst is te lang. Maak hem korter."
        case .textInvalid: "In deze tekst staat een teken dat wij niet kunnen tonen."
        case .badgeTaken: "Dit nummer kan niet of is al van iemand anders."
        case .tooMany: "Dit zijn er te veel, of twee keer hetzelfde."
        case .stateChanged:
            who.map { "\($0) deed dit al. U ziet nu de nieuwe stand." }
                ?? "Dit is al gebeurd. U ziet nu de nieuwe stand."
        case .pitchIncomplete: "Deze pitch is nog niet klaar. Er moet een titel en een doel in staan."
        case .pitchFrozen: "Op deze pitch kon al geboden worden. U kunt hem niet meer veranderen."
        case .anotherPitchOpen: "Er loopt nog een andere ronde. Sluit die eerst."
        case .pitchNotOnStage: "Deze pitch staat niet op het podium."
        case .cannotStepBack: "Terug kan niet meer. Dat kan tot 10 seconden na de vorige stap."
        case .juryOpen: "De jury is al open."
        case .juryClosed: "De jury is gesloten. Uw oordeel is niet bewaard."
        case .pointsInvalid: "Kies 1 tot en met 5 punten."
        case .closingTimeInvalid: "Kies een tijd van 5 seconden tot 1 uur."
        case .offersNotOpen: "Bieden kan nog niet. U ziet hier wanneer het kan."
        case .offersClosed: "De ronde is gesloten. Uw bod is niet vastgelegd."
        case .amountNotPositive: "Vul een getal in van 1 of meer."
        case .amountTooLarge: "Dit getal is te groot. Kijk het nog eens na."
        case .amountMustBeOne: "Dit soort bod is altijd 1."
        case .askFull: "Zoveel plekken zijn er niet meer. Kijk hoeveel er nog over zijn."
        case .dateInvalid: "Deze datum kan niet. Schrijf hem als 2027-03-21."
        case .alreadyOffered: "Dit hebt u bij deze pitch al geboden. Het staat vast."
        case .alreadyWithdrawn: "Dit bod was al teruggetrokken."
        case .notLate: "Dit bod kwam op tijd. Het telt al mee."
        case .tooManyPitches: "Er zijn te veel pitches in deze bijeenkomst."
        case .tooManyPeople: "Er zijn te veel mensen in deze bijeenkomst."
        case .tooManyOffers: "Er zijn te veel biedingen in deze bijeenkomst."
        }
    }
}

extension Refusal {
    /// How long a text is and may be, in plain Dutch (B1); nil when it is about something else.
    func detail(text: CommandText?) -> String? {
        guard self == .textTooLong, let text, let count = text.text?.count, count > text.most else { return nil }
        return "Deze tekst heeft \(count) tekens. Er passen er \(text.most) in."
    }

    /// How much there is still room for, in plain Dutch (B1).
    static func detail(room: Int) -> String {
        room == 0 ? "Dit is vol. Er is geen plek meer." : "Zoveel plek is er niet meer. Er is nog plek voor \(room)."
    }
}

extension WireRefusal.Fault {
    /// What the person reads, in plain Dutch (B1).
    var detail: String {
        switch self {
        case .malformed: "Wij konden dit bericht niet lezen."
        case .idInvalid: "Dit bericht heeft geen geldig kenmerk."
        case .unknownCommand: "Deze opdracht kennen wij niet."
        case .fieldMissing: "Er is nog iets niet ingevuld."
        case .fieldTwice: "Er staat iets twee keer in dit bericht."
        case .fieldInvalid: "Hier staat iets wat niet kan. Kijk het nog eens na."
        case .tooLarge: "Dit bericht is te groot."
        case .idReused: "Dit kenmerk is al gebruikt voor iets anders."
        case .tooFast: "Dit ging te snel achter elkaar. Wacht even en probeer het opnieuw."
        case .tooBusy: "Het is erg druk. Uw bod is bewaard. Wij proberen het zo weer."
        case .unavailable: "Wij kunnen nu niets vastleggen. Uw bod is bewaard op uw telefoon."
        }
    }
}

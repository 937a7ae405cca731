// swift-format-ignore-file: these are tables, one line a row.

/// The rows of the demo: municipality, region, wethouder, neighbourhood, theme and sector, title, problem, for whom,
/// asks, promises, first step.
let townRows = """
    Zaanstad | AM17 | Songül Aydin | Poelenburg | instroom | Werk voor de mensen van Poelenburg | In Poelenburg zoeken veel mensen werk. De bedrijven om de hoek kennen hen nog niet. | Bewoners van Poelenburg die nu geen werk hebben | meedenken:10, meeloopdag:20, stage:4 | Een vast contactpersoon + Wij doen het papierwerk + Jobcoach geregeld | Binnen twee weken lopen wij samen door de wijk
    Apeldoorn | AM06 | Bert Wolters |  | instroom/post | Twaalf banen in het nieuwe sorteercentrum | Het sorteercentrum groeit. Onze kandidaten kennen het werk nog niet. | Mensen met een bijstandsuitkering | baan:12, meeloopdag:10 | Proefplaatsing mogelijk + Antwoord binnen 5 werkdagen | Een open dag op de werkvloer in april
    Amsterdam | AM18 | Farida el Amrani | Nieuw-West | skills/horeca | Keukens open voor starters | Koks zijn schaars. Veel jongeren willen wel, maar hebben geen papieren. | Jongeren zonder diploma | leerbaan:25, meeloopdag:30 | Scholing betaald + Jobcoach geregeld | Een kookdag met tien kandidaten
    Venlo | AM29 | Peter Janssen |  | instroom/transport | Logistiek met een zachte landing | Wie lang thuis zat, haalt het tempo niet op dag een. | Mensen met een afstand tot werk | werkervaring:15, baan:5 | Begeleiding op de werkvloer + Loonkostensubsidie snel geregeld | Drie bedrijven bezoeken in mei
    Utrecht | AM13 | Anouk Verhulst | Overvecht | onderwijs/schoonmaak | Stagiairs die mogen rouleren | Leerlingen van het praktijkonderwijs zien nu maar een bedrijf. | Leerlingen praktijkonderwijs | stage:20, bezoek:6 | Kandidaten maken eerst kennis + Een vast contactpersoon | De eerste groep start in september
    Zwolle | AM36 | Rik Dekker |  | regels/techniek | Regelluw aan de slag | Regels rond loonwaarde kosten werkgevers te veel tijd. | Mensen met een arbeidsbeperking | proefplaatsing:10, baan:6 | Werkgever voert de regie + Loonwaarde snel geregeld | Vijf werkgevers tekenen mee in april
    Leiden | AM19 | Marloes Verbeek |  | instroom/transport | Meelopen in het transport | Chauffeurs zijn nodig. Kandidaten kennen het vak alleen van de weg. | Werkzoekende inwoners | meeloopdag:40, budget:5000 | Scholing betaald + Wij doen het papierwerk | Een proefdag bij drie vervoerders
    Doetinchem | AM09 | Willem Harmsen |  | werkzekerheid/zorg | Een week vol loopbaangesprekken | In de Achterhoek zoekt de zorg mensen die willen overstappen. | Werkenden die willen overstappen | loopbaan:50, opleiding:10 | Antwoord binnen 5 werkdagen + Begeleiding op de werkvloer | De talentenweek in mei
    Arnhem | AM07 | Esra Kaya | Presikhaaf | duurzaamheid/circulair | Werk in de circulaire wijk | Spullen een tweede leven geven vraagt handen. | Mensen met een bijstandsuitkering | werkervaring:12, handen:10 | Een vast contactpersoon + Budget voor gereedschap | Een werkplaats openen in juni
    Almere | AM11 | Dennis Koster |  | sociaal/ict | Testers die alles zien | Mensen met autisme vinden zelden een rustige plek op kantoor. | Mensen met autisme | jobcarving:8, baan:4 | Jobcoach geregeld + Proefplaatsing mogelijk | Twee teams proberen het uit
    Rotterdam | AM22 | Yasmine Haddou | Charlois | instroom/zorg | Wijkzorg door de wijk | Zorg dichtbij vraagt mensen die de wijk kennen. | Herintreders | leerbaan:30, meedenken:10 | Scholing betaald + Kandidaten maken eerst kennis | Een kennismaking in het buurthuis
    Den Haag | AM21 | Floris Brandsma | Laak | instroom/overheid | Eerste baan bij de overheid | Jongeren denken niet aan de overheid als werkgever. | Jongeren | stage:30, baan:10 | Een vast contactpersoon + Wij doen het papierwerk | Een middag meelopen op het ministerie
    Groningen | AM01 | Jelke Wiersma |  | collectief/groen | Samen een jaar rond werk | Seizoenswerk stopt in de winter. Samen kan het doorlopen. | Seizoenswerkers | gedeelde_baan:10, ambassadeur:5 | Antwoord binnen 5 werkdagen + Loonkostensubsidie snel geregeld | Drie werkgevers om tafel in april
    Leeuwarden | AM02 | Sietske Hoekema |  | behoud/zorgtechnologie | Techniek die zorgmensen helpt | Zorgmensen vallen uit door zwaar werk. | Zorgmedewerkers | meedenken:8, opleiding:6 | Scholing betaald + Budget voor een proef | Een proef met twee tilhulpen
    Enschede | AM05 | Mark ter Horst |  | skills/techniek | Zij-instromers in de techniek | Bedrijven vragen diploma's. Kandidaten hebben vaardigheden. | Mensen die willen overstappen | leerbaan:20, begeleiding:40 | Scholing betaald + Kandidaten maken eerst kennis | Een vaardighedentest in mei
    Tilburg | AM26 | Linda Swinkels |  | ontzorgen/detailhandel | Winkels zonder papierwerk | Kleine winkels willen wel, maar zien op tegen de formulieren. | Mensen met een afstand tot werk | werkervaring:20, baan:8 | Wij doen het papierwerk + Een vast contactpersoon | Tien winkels bellen in april
    Breda | AM25 | Tom van Gils |  | doorstroom/horeca | Van afwas naar bediening | Wie begint in de spoelkeuken blijft daar vaak. | Mensen met een eerste baan | opleiding:10, loopbaan:20 | Scholing betaald + Begeleiding op de werkvloer | Een training van twee dagen
    Eindhoven | AM28 | Noor Peeters |  | technologie/techniek | Maakplaatsen voor statushouders | Vakmensen uit andere landen missen een eerste kans. | Statushouders | proefplaatsing:12, baan:6 | Proefplaatsing mogelijk + Jobcoach geregeld | Een rondleiding bij vier bedrijven
    Dordrecht | AM23 | Gerard Vis |  | instroom/bouw | Bouwplaats voor beginners | De bouw zoekt mensen. Een eerste dag op de steiger is spannend. | Jongeren | meeloopdag:25, leerbaan:10 | Een vast contactpersoon + Veilige kleding betaald | Een bouwdag in mei
    Haarlem | AM37 | Carla Duin |  | sociaal/cultuur | Achter de schermen | Theaters en musea hebben werk dat niemand kent. | Mensen met een arbeidsbeperking | werkervaring:10, bezoek:8 | Begeleiding op de werkvloer + Kandidaten maken eerst kennis | Drie huizen openen hun deuren
    Amersfoort | AM14 | Ilse Vermeer |  | hr/zakelijk | Anders werven dan met een cv | Een cv laat niet zien wat iemand kan. | Iedereen die werk zoekt | ambassadeur:10, jobcarving:5 | Antwoord binnen 5 werkdagen + Jobcoach geregeld | Vijf werkgevers werven zonder cv
    """

/// Organisation, person, sector.
let employerRows = """
    PostNL | Anna Brouwer | post
    Asito | Rachid Tahiri | schoonmaak
    Facilicom | Petra Kuipers | schoonmaak
    Buitengewoon | Stijn Maas | schoonmaak
    Albert Heijn | Ellen de Boer | detailhandel
    ISS | Murat Demir | schoonmaak
    ProRail | Wouter van Loon | bouw
    Accenture | Sophie Hendriks | zakelijk
    DNZ | Hans Mulder | zakelijk
    Siza | Irene Bos | zorg
    Graafschap College | Bram Wesselink | onderwijs
    Talentcenter | Ingrid Nijland | onderwijs
    Universiteit Utrecht | Paul Schaap | onderwijs
    Bakkerij Jansen | Anna de Vries | horeca
    Van der Óst-Bükker Installatie | Niels van der Óst | techniek
    De Vries Transport | Kees de Vries | transport
    Hotel De Zwaan | Monique Smit | horeca
    Zorggroep Zaanoever | Fatma Yilmaz | zorg
    Bouwbedrijf Kramer | Jan Kramer | bouw
    Tuinderij Groenland | Lotte Visser | groen
    Poelenburg Logistiek | Omar Bakkali | transport
    Cacao Zaan | Jeroen Stam | techniek
    Molen Media | Sanne Kok | cultuur
    Kringloop Rondom | Bas Timmer | circulair
    Thuiszorg Nabij | Wilma Postma | zorg
    Drukkerij Letter & Co | Ruud Vink | techniek
    Cloudwerk | Tim Jacobs | ict
    Restaurant Aan de Dijk | Chantal Vos | horeca
    Schildersbedrijf Kleur | Ahmed Amrani | bouw
    Supermarkt Het Plein | Joke Blom | detailhandel
    Fietsfabriek Noord | Erik Post | techniek
    Taxicentrale Randstad | Said Ouali | transport
    Wasserij Wit | Greetje Prins | schoonmaak
    Kinderopvang De Boom | Marijke Kuiper | zorg
    Bloemenveiling Zuid | Cor van Dam | groen
    Machinefabriek Staal | Henk Wit | techniek
    Verzekeraar Onderling | Judith Peters | zakelijk
    Museum De Haven | Roos Evers | cultuur
    Pakketpunt Oost | Danny Mol | post
    Zonnedak Installaties | Mehmet Arslan | bouw
    Catering Lekker Bezig | Nicole Hoek | horeca
    Boekhandel Het Anker | Leo Bakker | detailhandel
    Datacentrum Polder | Ivo Jansma | ict
    Ziekenhuis Waterland | Carolien Dijk | zorg
    Hoveniersbedrijf Eik | Teun Bosch | groen
    Meubelmakerij Hout | Frits Eikelboom | techniek
    Reinigingsdienst Schoon | Aisha Omar | circulair
    Callcenter Helder | Robin de Wit | zakelijk
    Vishandel De Meeuw | Klaas Schol | detailhandel
    Naaiatelier Draad | Maria Silva | circulair
    """

import Marketplace

/// What lists call the parts that people play.
let roleWords: [String: Role] = [
    "werkgever": .employer, "employer": .employer, "ondernemer": .employer, "bedrijf": .employer, "company": .employer,
    "wethouder": .wethouder, "alderman": .wethouder, "councillor": .wethouder, "councilor": .wethouder,
    "portefeuillehouder": .wethouder, "burgemeester": .wethouder,
    "organisator": .organiser, "organiser": .organiser, "organizer": .organiser, "organisatie": .organiser,
    "presentator": .moderator, "moderator": .moderator, "dagvoorzitter": .moderator, "gespreksleider": .moderator,
    "schrijver": .clerk, "klerk": .clerk, "clerk": .clerk, "verslaglegger": .clerk, "baliemedewerker": .clerk,
    "jury": .jury, "jurylid": .jury, "juror": .jury,
    "scherm": .screen, "screen": .screen, "projector": .screen,
]

/// What lists call sorts of organisations, beside the words of the catalogue.
let kindWords: [(String, String)] = [
    ("gemeenten", "gemeente"), ("centrumgemeente", "gemeente"), ("regio", "arbeidsmarktregio"),
    ("bedrijf", "werkgever"), ("bedrijven", "werkgever"), ("onderneming", "werkgever"), ("mkb", "werkgever"),
    ("company", "werkgever"), ("business", "werkgever"), ("sociaal ondernemer", "sociale_onderneming"),
    ("sociale ondernemingen", "sociale_onderneming"), ("school", "onderwijs"), ("onderwijsinstelling", "onderwijs"),
    ("roc", "onderwijs"), ("mbo", "onderwijs"), ("hbo", "onderwijs"), ("universiteit", "onderwijs"),
    ("wsp", "werkcentrum"), ("werkgeversservicepunt", "werkcentrum"), ("werkcentrum", "werkcentrum"),
    ("wsp/werkcentrum", "werkcentrum"), ("sociale dienst", "sociale_dienst"), ("sw-bedrijf", "sociale_dienst"),
    ("sw", "sociale_dienst"), ("sociale werkvoorziening", "sociale_dienst"), ("werkbedrijf", "sociale_dienst"),
    ("sociale dienst/sw-bedrijf", "sociale_dienst"), ("werkgeversvereniging", "koepel"), ("koepel", "koepel"),
    ("branchevereniging", "koepel"), ("brancheorganisatie", "koepel"), ("werkgeversvereniging/koepel", "koepel"),
    ("bond", "vakbond"), ("uitzendbureau", "uitzender"), ("intermediair", "uitzender"), ("detacheerder", "uitzender"),
    ("uitzender/intermediair", "uitzender"), ("bewonersgroep", "bewoners"), ("overig", "anders"), ("overige", "anders"),
]

/// What lists call sectors, beside the words of the catalogue.
let sectorWords: [(String, String)] = [
    ("logistiek", "transport"), ("vervoer", "transport"), ("transport & logistiek", "transport"),
    ("logistics", "transport"), ("pakketten", "post"), ("bezorging", "post"), ("horeca en recreatie", "horeca"),
    ("restaurant", "horeca"), ("hotel", "horeca"), ("schoonmaak", "schoonmaak"), ("facilitair", "schoonmaak"),
    ("cleaning", "schoonmaak"), ("winkel", "detailhandel"), ("winkels", "detailhandel"), ("handel", "detailhandel"),
    ("zorg", "zorg"), ("welzijn", "zorg"), ("zorg & welzijn", "zorg"), ("gezondheidszorg", "zorg"),
    ("healthcare", "zorg"), ("industrie", "techniek"), ("maakindustrie", "techniek"), ("installatie", "techniek"),
    ("metaal", "techniek"), ("techniek & industrie", "techniek"), ("engineering", "techniek"), ("infra", "bouw"),
    ("bouwnijverheid", "bouw"), ("bouw & infra", "bouw"), ("construction", "bouw"), ("spoor", "bouw"),
    ("landbouw", "groen"), ("tuinbouw", "groen"), ("agrarisch", "groen"), ("groenvoorziening", "groen"),
    ("hovenier", "groen"), ("agriculture", "groen"), ("automatisering", "ict"), ("software", "ict"), ("it", "ict"),
    ("scholing", "onderwijs"), ("gemeente", "overheid"), ("rijksoverheid", "overheid"),
    ("financieel", "zakelijk"), ("zakelijke dienstverlening", "zakelijk"), ("dienstverlening", "zakelijk"),
    ("finance", "zakelijk"), ("bank", "zakelijk"), ("verzekeringen", "zakelijk"), ("recycling", "circulair"),
    ("kringloop", "circulair"), ("afval", "circulair"), ("kunst", "cultuur"), ("media", "cultuur"),
    ("kunst en cultuur", "cultuur"), ("overig", "anders"), ("overige", "anders"),
]

/// Ranges of how many people work somewhere; Excel makes dates of 2-9 and of 10-49.
let sizeWords = [
    "1": "1", "zzp": "1", "zzp'er": "1", "zelfstandig": "1", "eenmanszaak": "1",
    "2-9": "2-9", "2t/m9": "2-9", "2tot10": "2-9",
    "2-sep": "2-9", "02-sep": "2-9", "02-09": "2-9", "9-feb": "2-9", "sep-02": "2-9", "09-feb": "2-9",
    "10-49": "10-49", "10t/m49": "10-49", "10tot50": "10-49", "okt-49": "10-49", "oct-49": "10-49",
    "50-249": "50-249", "50t/m249": "50-249", "50tot250": "50-249",
    "250+": "250+", "250ofmeer": "250+", ">250": "250+", ">=250": "250+", "250enmeer": "250+", "meerdan250": "250+",
    "≥250": "250+",
]

/// What may stand behind a size.
let sizeUnits = ["medewerkers", "medewerker", "werknemers", "werknemer", "mensen", "personen", "fte", "employees"]

/// Yes and no.
let yesWords = [
    "ja": true, "j": true, "yes": true, "y": true, "true": true, "waar": true, "1": true, "x": true,
    "nee": false, "n": false, "no": false, "false": false, "onwaar": false, "0": false,
]

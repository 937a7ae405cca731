/** Teksten die alleen de schrijver nodig heeft. Dezelfde sleutels als clerk.en.js. */
export const texts = {
  "clerk.page": "Schrijver",
  "clerk.title": "Handen in de zaal",
  "clerk.kind": "Soort",
  "clerk.input": "Nummer en aantal",
  "clerk.hint": "Typ 37 en Enter voor badge 37, 1 keer. Typ 37 3 voor 3 keer. Typ - en Enter om de laatste ongedaan te maken.",
  "clerk.button": "Leg vast",
  "clerk.ok": "{badge} {organisation}: {what}.",
  "clerk.unknown": "Nummer {badge} kennen wij niet.",
  "clerk.format": "Typ een nummer, of een nummer en een aantal. Bijvoorbeeld 37 3.",
  "clerk.twice": "{badge} {organisation} bood dit net ook. Nog een keer? Typ het nog eens.",
  "clerk.large": "{badge} {organisation}: {what}. Klopt dat? Typ het nog eens.",
  "clerk.nothing": "Er is niets om ongedaan te maken.",
  "clerk.list": "Door u vastgelegd",
  "clerk.empty": "U hebt nog niets vastgelegd.",
  "clerk.waiting": "Nu is er geen ronde open. Wacht op Wie biedt?",
}

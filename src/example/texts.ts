/** Free texts of the events. They are generated, short, and about nobody. */
import type { Kategori } from "./kategorier.ts";

export const eventTexts: Readonly<Record<Kategori, readonly string[]>> = {
  "brist-i-bemotande": ["Brukaren upplevde tonen som otrevlig.", "Anhörig påtalar respektlöst bemötande vid lunchen."],
  overgrepp: ["Knuff mellan två boende i gemensamt utrymme.", "Brukaren uppger att hen blev hårt hållen i armen."],
  "bristande-tillganglighet": [
    "Ingen svarade i telefon under förmiddagen.",
    "Kontaktpersonen var inte nåbar på tre dagar.",
  ],
  "brist-i-samtycke": ["Samtycke till sänggrind saknas i journalen.", "Lås på skåp utan dokumenterat samtycke."],
  "brist-i-dokumentation": ["Genomförandeplanen är inte uppdaterad.", "Social journal saknar anteckning om händelsen."],
  "utebliven-insats": [
    "Kvällsbesöket uteblev.",
    "Duschen blev inte av; ingen ersättningstid erbjöds.",
    "Städningen glömdes bort.",
  ],
  "felaktigt-utford-insats": ["Fel matlåda levererad.", "Insatsen gavs enligt gammal plan."],
  trygghetslarm: ["Larmet nådde inte fram till mottagaren.", "Lång svarstid efter larm; batteriet var slut."],
  "utebliven-vardatgard": ["Såromläggning utfördes inte enligt ordination.", "Blodtryckskontroll uteblev."],
  lakemedel: [
    "Utebliven dos vid kvällsgivan.",
    'Fel tidpunkt för läkemedel; "08" gavs vid 12.',
    "Signering saknas på listan.",
  ],
  fall: [
    "Fall från säng, inga synliga skador.",
    "Brukaren halkade i badrummet; blåmärke på höften.",
    "Hittad på golvet bredvid stolen.",
  ],
  vardskada: ["Trycksår kategori 2 upptäckt.", "Skada på underbenet vid förflyttning."],
  "produkt-eller-teknik": ["Lyften stannade mitt i förflyttningen.", "Rullstolens broms fungerade inte."],
  "brist-i-samverkan": [
    "Utskrivning utan information till enheten.",
    "Oklart mellan hemtjänst och hemsjukvård vem som skulle ringa.",
  ],
  "bruten-sekretess": ["Arbetslista glömd i trapphuset.", "Uppgifter lämnades till fel anhörig."],
  rattssakerhet: ["Beslutet nådde inte brukaren i tid.", "Insats ändrad utan beslut."],
  bemanning: ["Två av fyra på plats under kvällen.", "Ingen med delegering i tjänst.", "Vikarie utan introduktion."],
  "misstanke-om-stold": ["Kontanter saknas ur brukarens skåp.", "Smycke borta efter besök."],
  ledningssystem: ["Rutinen för händelsen finns inte.", "Egenkontrollen har inte gjorts på ett halvår."],
  "tid-och-debitering": ["Brukaren ifrågasätter tiden på avgiften.", "Besök registrerat på fel dag."],
};

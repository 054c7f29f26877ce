/** One Swedish sentence for everything that stops a run: where, what, and how to mend it. */

const list = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} och ${items.at(-1)}`;

export const noDataFolder = (path: string): string =>
  `datamappen ${path} finns inte; ange en befintlig mapp med --data eller skapa en tom med uppsikt init`;

export const missingMandatory = (source: string, folder: string): string =>
  `källan ${source} är obligatorisk men mappen ${folder} har ingen fil; lägg en export av ${source} där`;

export const emptyFile = (file: string): string => `filen ${file} är tom; lägg dit en ny export eller ta bort filen`;

export const noHeader = (file: string, wanted: readonly string[]): string =>
  `filen ${file} har ingen rubrikrad som känns igen; första raden ska ha rubrikerna ${list(wanted)} (eller beskriv dem i en mappning)`;

export const undecodable = (file: string): string =>
  `filen ${file} är varken UTF-8, UTF-16 eller Windows-1252; spara om den som UTF-8 eller ange kodning i en mappning`;

/** A fault that many rows of a file have, and the first line that has it. */
export interface CommonFault {
  readonly kolumn: string;
  readonly regel: string;
  readonly rad: number;
}

export const tooManyRejected = (
  file: string,
  rejected: number,
  rows: number,
  share: number,
  faults: readonly CommonFault[],
  /** Filled in by people: there is no export to mend. */
  byHand = false,
): string =>
  `filen ${file}: ${rejected} av ${rows} ${rows === 1 ? "rad" : "rader"} avvisades, mer än gränsen ${formatPercent(share)} (trosklar.avvisade_andel); vanligaste felen: ${list(faults.map(({ kolumn, regel, rad }) => `${kolumn ? `${kolumn} (${regel}, ` : `${regel} (`}först på rad ${rad})`))}; uppsikt check visar varje fel; rätta ${byHand ? "raderna" : "exporten"} eller höj gränsen i uppsikt.yaml`;

export const clockHours = (file: string, column: string, example: string): string =>
  `filen ${file}: kolumnen ${column} ser ut att vara skriven som timmar och minuter (till exempel ${example}), men 0,45 kan också betyda 27 minuter; ange timformat: klocka eller timformat: decimal i en mappning för filen`;

export const unreadableFormat = (file: string): string =>
  `filen ${file} har ett format som inte läses; exportera den som CSV eller XLSX, eller flytta den ur mappen`;

export const mappingMissesHeader = (mapping: string, file: string, header: string): string =>
  `mappningen ${mapping} väljer rader efter rubriken ${header}, men filen ${file} har ingen sådan; rätta behall i mappningen`;

export const mappingUnknownSource = (mapping: string, source: string, near: readonly string[]): string =>
  `mappningen ${mapping}: källan ${source} finns inte${near.length > 0 ? `; närmast är ${list(near)}` : ""}; rätta kalla`;

export const mappingUnknownColumn = (
  mapping: string,
  key: string,
  column: string,
  source: string,
  near: readonly string[],
): string =>
  `mappningen ${mapping}: ${key} nämner kolumnen ${column} som källan ${source} inte har${near.length > 0 ? `; närmast är ${list(near)}` : ""}; rätta namnet`;

export const unknownMapping = (name: string, known: readonly string[]): string =>
  `uppsikt.yaml: mappningen ${name} finns inte${known.length > 0 ? `; välj bland ${list(known)}` : ""} eller lägg en egen i mappningar/`;

export const badConfiguration = (file: string, line: number | null, reason: string): string =>
  `${file}${line ? `, rad ${line}` : ""}: ${reason}`;

export const lockHeld = (folder: string, pid: number, host: string, since: string): string =>
  `en annan körning använder ${folder} (process ${pid} på ${host}, sedan ${since}); vänta tills den är klar`;

export const nothingPublished = (folder: string, edition: string): string =>
  `utgåvan ${edition} finns inte i ${folder}; kör uppsikt run först`;

export const nothingBuilt = (folder: string, edition: string): string =>
  `webbplatsen för utgåvan ${edition} finns inte i ${folder}; kör uppsikt build först`;

const formatPercent = (share: number): string =>
  `${(share * 100).toLocaleString("sv-SE", { maximumFractionDigits: 1 })} %`;

export const noConfiguration = (folder: string): string =>
  `uppsikt.yaml saknas i ${folder}; skapa den med uppsikt init eller skriv minst raden kommun: <namn>`;

export const badKey = (path: string): string =>
  `nyckelfilen ${path} är inte 64 hexadecimala tecken; återställ den från säkerhetskopian (en ny nyckel ger nya pseudonymer)`;

export const badDate = (value: string): string => `datumet ${value} finns inte; skriv ÅÅÅÅ-MM-DD`;

export const unknownGuideline = (name: string, known: readonly string[]): string =>
  `riktlinjen ${name} finns inte; välj bland ${list(known)}`;

export const folderNotEmpty = (folder: string): string =>
  `mappen ${folder} är inte tom; välj en annan mapp eller lägg till --overwrite för att ersätta innehållet`;

export const fileExists = (path: string): string => `${path} finns redan och skrivs inte över; välj en annan mapp`;

export const noWarehouse = (folder: string): string => `det finns inget resultat i ${folder}; kör uppsikt run först`;

export const unknownId = (id: string): string =>
  `id ${id} finns inte i den senaste körningen; id:t ändras när uppgifterna bakom det rättas, så slå upp det på sidorna igen`;

/** Of an id that is a sum: its parts are told in any order, with strokes between. */
export const unknownPart = (id: string, part: string, near: readonly string[]): string =>
  `id ${id}: ${part === "" ? "det står ett snedstreck för mycket, eller inget id alls" : `${part} är ingen månad, utförare, enhet, orsak eller regel i den senaste körningen`}${near.length > 0 ? `; närmast är ${list(near)}` : ""}; ange ett id som sidorna visar, till exempel R-…, P-…, F-…, A-… eller T-…, eller en summa som avstamning/2026-03 eller fynd/R12`;

export const ambiguousPart = (id: string, part: string, values: readonly string[]): string =>
  `id ${id}: ${part} kan vara ${list(values)}; skriv det precis som det står på sidorna`;

export const repeatedPart = (id: string, first: string, second: string): string =>
  `id ${id}: ${first} och ${second} är av samma slag, och en summa har ett av varje; ta bort det ena`;

export const clashingParts = (id: string, part: string, of: "avstamning" | "fynd"): string =>
  of === "fynd"
    ? `id ${id}: fynden delas inte efter orsaken ${part}; ta bort den, eller fråga efter avstämningen utan regel`
    : `id ${id}: avstämningen delas inte efter ${part}, som hör till fynden; ta bort det, eller fråga efter fynden utan orsak`;

export const wouldBeRefused = (file: string, rejected: number, rows: number, share: number): string =>
  `filen ${file}: ${rejected} av ${rows} ${rows === 1 ? "rad" : "rader"} avvisas, mer än gränsen ${formatPercent(share)} (trosklar.avvisade_andel); uppsikt run stannar tills de är rättade`;

export const unknownFolder = (folder: string, near: readonly string[]): string =>
  `mappen ${folder} är ingen källa och läses inte${near.length > 0 ? `; menade du ${near.join(" eller ")}?` : ""}`;

export const missingHeaders = (
  file: string,
  missing: readonly string[],
  confusions: readonly (readonly [string, string])[],
): string =>
  `filen ${file} saknar rubriken ${list(missing)}${confusions.map(([seen, meant]) => `; där det står ${seen} menas kanske ${meant}`).join("")}; rätta rubrikraden eller beskriv den i en mappning`;

export const excelInDisguise = (file: string): string =>
  `filen ${file} är en Excelfil, inte CSV; byt filnamnets slut till .xlsx`;

export const unknownProvider = (id: string, known: readonly string[]): string =>
  `utföraren ${id} finns inte i körningen; ${known.length > 0 ? `välj bland ${list(known)}` : "inga utförare är kända"}`;

export const fileInTheWay = (path: string): string =>
  `filen ${path} finns redan och kan ha svar ifyllda; välj en annan mapp med --till, eller lägg till --overwrite för att skriva över den`;

export const unreadableWorkbook = (file: string): string =>
  `filen ${file} går inte att läsa som Excelfil; ta bort ett eventuellt lösenord, eller öppna den och spara den som CSV UTF-8`;

export const archiveTooLarge = (file: string): string =>
  `filen ${file} packas upp till orimligt mycket för en Excelfil och läses inte; spara den som CSV UTF-8 om innehållet är riktigt`;

export const noSheet = (file: string, sheets: readonly string[], wanted: readonly string[]): string =>
  `filen ${file} har inget blad med en rubrikrad som känns igen (${sheets.length > 0 ? `bladen ${list(sheets)}` : "inga blad"}); rubrikerna ${list(wanted)} ska finnas, eller beskriv dem i en mappning`;

export const exchangeKeyIsOwn = (file: string): string =>
  `filen ${file} har samma nyckel som kommunens egen; en egen nyckel lämnas aldrig ut: ta bort filen och gör en ny med uppsikt export --utbyte`;

export const unknownExchange = (name: string, known: readonly string[]): string =>
  `utbytet ${name} finns inte i uppsikt.yaml${known.length > 0 ? `; där finns ${list(known)}` : ""}; lägg till raderna utbyten: [{namn: ${name}, nyckel: nyckel-${name}}]`;

export const noLegalGround = (): string =>
  "uppgifter om personal lämnas bara ut med rättslig grund; skriv den med --rattslig-grund, till exempel lagrum, beslut och diarienummer (minst 15 tecken, inga personnummer)";

export const exchangeNotKeyed = (name: string, folder: string): string =>
  `personalen i ${folder} är inte nycklad för utbytet ${name} med den nyckel som nu ligger i datamappen; kör uppsikt run först`;

export const nothingToExchange = (name: string, from: string, to: string): string =>
  `utbytet ${name}: ingen i personalen med besök ${from} till ${to} har personnummer som personal_id, så ingen fil skrivs; exportera utford_tid med personnummer ur tidssystemet`;

export const monthsInOrder = (from: string, to: string): string =>
  `--fran-manad ${from} kommer efter --till-manad ${to}; skriv dem i ordning`;

export const lettersNeedFolder = (): string => "brev behöver en mapp att skrivas i; ange den med --till";

export const exchangeNeedsData = (): string => "ett utbyte behöver datamappen, där nyckeln ligger; ange den med --data";

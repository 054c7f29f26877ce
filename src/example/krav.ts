/** The requirements that enheter are followed up against: at least two per kvalitetsområde, some for one kind of enhet only. */
import type { Kvalitetsomrade } from "./kategorier.ts";
import type { Unit } from "./organisation.ts";
import type { Run } from "./run.ts";

export interface Krav {
  id: string;
  rubrik: string;
  omrade: Kvalitetsomrade;
  verksamhetsomrade: string | null;
  konsekvens: number;
  lagrum: string;
}

const krav = (
  n: number,
  omrade: Kvalitetsomrade,
  konsekvens: number,
  lagrum: string,
  rubrik: string,
  verksamhetsomrade: string | null = null,
): Krav => ({
  id: `K-${String(n).padStart(2, "0")}`,
  rubrik,
  omrade,
  verksamhetsomrade,
  konsekvens,
  lagrum,
});

export const allKrav: readonly Krav[] = [
  krav(1, "ledning-och-styrning", 3, "SoL", "Det finns en ansvarig chef som är nåbar under verksamhetens tider"),
  krav(2, "ledning-och-styrning", 2, "SoL", "Sekretess och tystnadsplikt är kända av all personal"),
  krav(3, "systematiskt-kvalitetsarbete", 3, "SoL", "Avvikelser rapporteras, utreds och återförs"),
  krav(4, "systematiskt-kvalitetsarbete", 2, "SoL", "Riskanalyser görs vid förändringar"),
  krav(5, "systematiskt-kvalitetsarbete", 2, "SoL", "Egenkontroll görs enligt årsplan"),
  krav(6, "verksamhet-och-arbetssatt", 3, "SoL", "Beslutade insatser utförs på avtalad tid"),
  krav(7, "verksamhet-och-arbetssatt", 2, "SoL", "Kontaktman är utsedd och känd av den enskilde"),
  krav(8, "verksamhet-och-arbetssatt", 3, "SoL", "Trygghetslarm besvaras inom avtalad tid", "hemtjanst"),
  krav(9, "service-och-bemotande", 3, "SoL", "Bemötandet är respektfullt"),
  krav(10, "service-och-bemotande", 2, "SoL", "Värdegrunden är känd och omsatt i arbetet"),
  krav(11, "service-och-bemotande", 2, "SoL", "Måltiderna är näringsrika och lugna", "sarskilt-boende"),
  krav(12, "medarbetare", 3, "SoL", "Bemanningen motsvarar de enskildas behov"),
  krav(13, "medarbetare", 2, "SoL", "Personalen har rätt kompetens och introduktion"),
  krav(14, "medarbetare", 2, "LSS", "Handledning ges regelbundet", "gruppbostad-lss"),
  krav(15, "halso-och-sjukvard", 4, "HSL", "Läkemedel hanteras enligt rutin och delegering"),
  krav(16, "halso-och-sjukvard", 3, "HSL", "Fallrisk bedöms och förebyggs"),
  krav(17, "halso-och-sjukvard", 3, "HSL", "Basala hygienrutiner följs"),
  krav(18, "dokumentation", 2, "SoL", "Genomförandeplan finns och är aktuell"),
  krav(19, "dokumentation", 2, "SoL", "Social journal förs fortlöpande"),
  krav(20, "fokus-pa-brukare", 3, "SoL", "Den enskilde har inflytande över sin vardag"),
  krav(21, "fokus-pa-brukare", 2, "LSS", "Delaktighet i planeringen är dokumenterad"),
  krav(22, "samverkan", 3, "SoL", "Samverkan med hälso- och sjukvården fungerar vid utskrivning"),
  krav(23, "samverkan", 2, "SoL", "Anhöriga får den information de ska ha"),
  krav(24, "ekonomi-och-resurser", 2, "SoL", "Tid registreras när insatsen utförs"),
  krav(25, "ekonomi-och-resurser", 3, "SoL", "Fakturaunderlag stämmer med utförd tid"),
  krav(26, "ekonomi-och-resurser", 2, "SoL", "Enskildas privata medel hanteras enligt rutin", "gruppbostad-lss"),
];

export function kravFor(unit: Unit): Krav[] {
  const nursing = unit.area.sector !== "ifo" && unit.area.kod !== "DV" && unit.area.kod !== "LA";
  return allKrav.filter(
    (one) =>
      (one.verksamhetsomrade === null || one.verksamhetsomrade === unit.area.verksamhetsomrade) &&
      (one.omrade !== "halso-och-sjukvard" || nursing),
  );
}

export async function writeKrav(run: Run): Promise<void> {
  const columns = [
    "krav_id",
    "rubrik",
    "kvalitetsomrade",
    "verksamhetsomrade",
    "konsekvens",
    "lagrum",
    "riktvarde",
    "riktvarde_indikator",
    "vikt",
  ];
  await run.table("krav", "krav.csv", columns, (table) => {
    for (const one of allKrav) {
      table.row([
        one.id,
        one.rubrik,
        one.omrade,
        one.verksamhetsomrade,
        one.konsekvens,
        one.lagrum,
        null,
        null,
        one.konsekvens >= 3 ? 2 : 1,
      ]);
    }
  });
}

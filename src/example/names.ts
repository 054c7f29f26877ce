/** Names from saga and pretence, so that nobody takes an enhet or a company of the example for a real one. */
import type { Area } from "./areas.ts";
import type { Random } from "./random.ts";

const places = [
  "Älvdansen",
  "Trollåsen",
  "Näckrosen",
  "Drakhöjden",
  "Tomtebo",
  "Sagoängen",
  "Låtsasån",
  "Påhittsgården",
  "Vättelund",
  "Jättestenen",
  "Skogsrået",
  "Huldrabacken",
  "Önskebrunnen",
  "Månskensgläntan",
  "Silverbäcken",
  "Guldgåsen",
  "Fjäderlätt",
  "Kvastkullen",
  "Rosenslottet",
  "Stjärngossen",
  "Regnbågen",
  "Molntussen",
  "Lyckoklövern",
  "Blåtonen",
  "Törnrosdalen",
  "Glasberget",
  "Spegelsjön",
  "Fabelhöjden",
  "Nattviolen",
  "Enhörningen",
  "Gåtebacken",
  "Rimfrostdalen",
  "Sångsvanen",
  "Kråkriket",
  "Tistelön",
  "Bergakungen",
  "Skattkammaren",
  "Flygande mattan",
  "Vinterviste",
  "Åskguden",
] as const;

const companyFirst = [
  "Påhittade",
  "Fiktiva",
  "Låtsasliljans",
  "Sagans",
  "Exempelåns",
  "Trollhöjdens",
  "Drömlunds",
  "Tänkta",
  "Fantasifjällets",
  "Nästanriktiga",
  "Önskeöns",
  "Fabelns",
  "Uppdiktade",
  "Inbillade",
  "Skymningsängens",
  "Pappersblommans",
] as const;

/** By what the pool runs: a company called hemtjänst that runs a särskilt boende would mislead every reader of a list. */
const companyLast: Readonly<Record<Area["pool"], readonly string[]>> = {
  hemtjanst: ["Omsorg i hemmet AB", "Hemstöd AB", "Omtanke hemma AB"],
  boende: ["Äldreomsorg AB", "Äldrevård AB", "Omsorg om äldre AB"],
  lss: ["LSS-omsorg AB", "Funktionsstöd AB", "LSS-stöd AB"],
  ifo: ["Vård & Behandling AB", "Stöd & Behandling AB", "Sociala insatser AB"],
};

const areaPrefix: Readonly<Record<string, string>> = {
  hemtjanst: "Hemtjänsten",
  "sarskilt-boende": "Vård- och omsorgsboendet",
  hemsjukvard: "Hemsjukvården",
  korttidsboende: "Korttidsboendet",
  "dagverksamhet-aldre": "Dagverksamheten",
  boendestod: "Boendestödet",
  "daglig-verksamhet": "Dagliga verksamheten",
  "ledsagning-avlosning": "Ledsagning och avlösning",
  "korttidsvistelse-barn": "Korttidshemmet",
  "gruppbostad-lss": "Gruppbostaden",
  "servicebostad-lss": "Servicebostaden",
  "personlig-assistans": "Personlig assistans",
  familjeradgivning: "Familjerådgivningen",
  "hvb-barn-unga": "HVB-hemmet",
  "hvb-missbruk": "Behandlingshemmet",
  "konsulentstott-familjehem": "Familjehemsstödet",
};

/** The name of the n:th enhet of an area; the round is written out when the list of places has been used up. */
export function unitName(area: string, serial: number, offset: number): string {
  const place = places[(serial + offset) % places.length];
  const round = Math.floor(serial / places.length);
  return `${areaPrefix[area] ?? area} ${place}${round > 0 ? ` ${round + 1}` : ""}`;
}

export function companyNames(pool: Area["pool"], count: number, random: Random): string[] {
  const all = random.shuffled(companyFirst.flatMap((first) => companyLast[pool].map((last) => `${first} ${last}`)));
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / all.length);
    const name = all[i % all.length] ?? "";
    return round === 0 ? name : name.replace(" AB", ` ${round + 1} AB`);
  });
}

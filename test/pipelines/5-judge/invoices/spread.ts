import type { Row } from "../../../../src/warehouse/warehouse.ts";

/** What a case about how enheter differ says in few words; everything else of the case passes through. */
interface Few {
  /** E1, E2 … of one utförare in hemtjänst, under one avtal that pays performed time, unless the case has its own. */
  antal_enheter?: number;
  [source: string]: unknown;
}

/** A row that stands for one row per enhet and brukare: K1-1 is the first brukare of E1. Its own `enhet_id` goes first. */
type Template = Row & { hos?: string[]; brukare?: number };

const keys: Record<string, (row: number, enhet: string, brukare: number) => Row> = {
  besok_serier: () => ({}),
  beslut: (row, enhet, brukare) => ({ beslut_id: `D${row}-${enhet}-${brukare}` }),
  fakturor: (row, enhet, brukare) => ({ faktura_id: `F${row}-${enhet}`, rad: String(brukare) }),
};

/** Writes out `antal_enheter`, and `hos` and `brukare` of visits, decisions and invoice lines. */
export function spread<Given extends object>(whole: Given): Given {
  const { antal_enheter: count, ...given } = whole as Few;
  const written = Object.fromEntries(
    Object.entries(keys)
      .filter(([source]) => given[source] !== undefined)
      .map(([source, key]) => [
        source,
        (given[source] as Template[]).flatMap((template, row) => copies(template, (...at) => key(row, ...at))),
      ]),
  );
  return { ...(count === undefined ? {} : enheter(count)), ...given, ...written } as Given;
}

function copies({ hos, brukare: count = 1, ...row }: Template, key: (enhet: string, brukare: number) => Row): Row[] {
  if (hos === undefined) return [row];
  return hos.flatMap((enhet_id) =>
    Array.from({ length: count }, (_, n) => ({
      enhet_id,
      ...row,
      ...key(enhet_id, n + 1),
      brukar_id: `K${enhet_id.slice(1)}-${n + 1}`,
    })),
  );
}

const enheter = (count: number): Record<string, Row[]> => ({
  enheter: Array.from({ length: count }, (_, n) => ({
    enhet_id: `E${n + 1}`,
    giltig_fom: "2020-01-01",
    utforare_id: "U1",
    namn: `Enhet ${n + 1}`,
    verksamhetsomrade: "hemtjanst",
  })),
  avtal: [
    {
      avtal_id: "A1",
      utforare_id: "U1",
      verksamhetsomrade: "hemtjanst",
      avtalsform: "LOV",
      startdatum: "2020-01-01",
      ersattningsgrund: "utford",
    },
  ],
});

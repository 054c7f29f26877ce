import * as format from "../../components/format.ts";
import type { KeyFigure } from "../../components/keyFigures.ts";

/** What some cases ask about, what is left of it to ask, and what the answers said. */
export interface Asked {
  count: number;
  /** each krona once over all cases, the answered ones too */
  unique: number;
  /** still to be asked about */
  open: number;
  openUnique: number;
  /** of `openUnique`, what is likely to hold */
  expected: number;
  /** answers that said that something was wrong, and the kronor that they named */
  wrong: number;
  wrongKronor: number;
  /** answers that name more than twice the kronor of their case: a comma may have slipped */
  oversized: number;
}

export const NOTHING_ASKED: Asked = {
  count: 0,
  unique: 0,
  open: 0,
  openUnique: 0,
  expected: 0,
  wrong: 0,
  wrongKronor: 0,
  oversized: 0,
};

export const addAsked = (a: Asked, b: Asked): Asked => ({
  count: a.count + b.count,
  unique: a.unique + b.unique,
  open: a.open + b.open,
  openUnique: a.openUnique + b.openUnique,
  expected: a.expected + b.expected,
  wrong: a.wrong + b.wrong,
  wrongKronor: a.wrongKronor + b.wrongKronor,
  oversized: a.oversized + b.oversized,
});

/** The columns by which `fynd-manad` and `fynd-summor` say it. */
export interface AskedRow {
  antal: number;
  unik_kr: number;
  oppna: number;
  oppet_unik_kr: number;
  bekraftade: number;
  bekraftat_kr: number;
  overstora: number;
}

export const askedOf = (row: AskedRow & ({ vantad_kr: number } | { vantat_kr: number })): Asked => ({
  count: row.antal,
  unique: row.unik_kr,
  open: row.oppna,
  openUnique: row.oppet_unik_kr,
  expected: "vantad_kr" in row ? row.vantad_kr : row.vantat_kr,
  wrong: row.bekraftade,
  wrongKronor: row.bekraftat_kr,
  oversized: row.overstora,
});

/** `15 fall att fråga om`; where some are answered `tre fall är besvarade, 12 kvar att fråga om` */
export function casesText({ count, open }: Asked): string {
  if (count === 0) return "inget att fråga om";
  if (open === 0) return count === 1 ? "det enda fallet är besvarat" : `alla ${format.number(count)} fall är besvarade`;
  if (open === count) return `${format.inWords(count, true)} fall att fråga om`;
  const answered = count - open;
  return `${format.inWords(answered, true)} fall ${answered === 1 ? "är besvarat" : "är besvarade"}, ${format.inWords(open, true)} kvar att fråga om`;
}

/** `12 av 20 svar visade fel, på tillsammans 439 tkr.` Nothing where nobody has answered. */
export function answersText({ count, open, wrong, wrongKronor }: Asked): string {
  const answered = count - open;
  if (answered === 0) return "";
  const kronor = wrongKronor > 0 ? `, på tillsammans ${format.kronorShort(wrongKronor)}` : "";
  if (answered === 1) return wrong === 1 ? `Svaret visade fel${kronor}.` : "Svaret visade inget fel.";
  if (wrong === 0) return `Inget av ${format.inWords(answered)} svar visade fel.`;
  return `${format.capitalise(format.inWords(wrong, true))} av ${format.inWords(answered)} svar visade fel${kronor}.`;
}

/** What is left to ask beside what the answers said: the one is never part of the other. */
export function askedFigures(asked: Asked): KeyFigure[] {
  const answered = asked.count - asked.open;
  return [
    {
      label: answered > 0 ? "Kvar att fråga om" : "Att fråga om",
      value: format.kronorShort(asked.openUnique),
      basis: `unika kronor i ${format.number(asked.open)} fall${asked.open > 0 ? `; ${format.kronorShort(asked.expected)} väntas hålla` : ""}`,
    },
    ...(answered > 0
      ? [
          {
            label: "Fel enligt svaren",
            value: format.kronorShort(asked.wrongKronor),
            basis: `belopp som svaren anger; ${format.number(asked.wrong)} av ${format.number(answered)} svar visade fel${asked.oversized > 0 ? `. Kontrollera ${asked.oversized === 1 ? "ett svar" : `${format.inWords(asked.oversized)} svar`} med mer än dubbla beloppet som frågades` : ""}`,
          },
        ]
      : []),
  ];
}

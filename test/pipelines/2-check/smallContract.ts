import {
  datum,
  fritext,
  heltal,
  id,
  janej,
  kod,
  koder,
  kr,
  person,
  required,
  text,
  tid,
} from "../../../src/contracts/language/columns.ts";
import type { Contract } from "../../../src/contracts/language/types.ts";

const columns = {
  prov_id: required(id("provets id")),
  brukar_id: person("brukaren"),
  benamning: required(text("vad det är")),
  dag: required(datum("dagen")),
  belopp: required(kr("beloppet")),
  antal: heltal("antalet", { minimum: 0 }),
  slag: kod("slaget", ["alfa", "gron", "SoL"]),
  flera: koder("flera slag", ["alfa", "beta", "gron"]),
  nar: tid("när"),
  ja: janej("om så är"),
  anteckning: fritext("läses aldrig in"),
};

export type ColumnName = keyof typeof columns;

/** A source with a column of each kind that files get wrong. */
export const smallContract: Contract = {
  source: "prov",
  title: "Prov",
  grain: "prov",
  key: ["prov_id"],
  columns,
  known: { row: "dag" },
  without: "Inget.",
};

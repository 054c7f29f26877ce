/** The registers: utförare, enheter and avtal. */
import { dateText } from "./calendar.ts";
import { excel } from "./csv.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Run } from "./run.ts";

const SINCE = "2019-01-01";

export async function writeRegister(run: Run, organisation: Organisation): Promise<void> {
  await writeUtforare(run, organisation);
  await writeEnheter(run, organisation);
  await writeAvtal(run, organisation);
}

async function writeUtforare(run: Run, { companies, renamed }: Organisation): Promise<void> {
  await run.table(
    "utforare",
    "utforare.csv",
    ["utforare_id", "giltig_fom", "organisationsnummer", "namn", "driftsform", "giltig_tom"],
    (table) => {
      for (const company of companies) {
        if (company === renamed.company) {
          table.row([company.id, SINCE, renamed.oldNumber, renamed.oldName, company.regi, dateText(renamed.day - 1)]);
          table.row([company.id, dateText(renamed.day), company.number, company.name, company.regi, null]);
        } else table.row([company.id, SINCE, company.number, company.name, company.regi, null]);
      }
    },
  );
}

async function writeEnheter(run: Run, { units, merger }: Organisation): Promise<void> {
  const columns = [
    "enhet_id",
    "giltig_fom",
    "utforare_id",
    "namn",
    "verksamhetsomrade",
    "lagrum",
    "platser",
    "omrade",
    "kolada_ou_id",
    "ersatter_enhet_id",
    "giltig_tom",
  ];
  await run.table(
    "enheter",
    "enheter.csv",
    columns,
    (table) => {
      const add = (unit: Unit, from: string, to: string | null, places: number, replaces: string | null) =>
        table.row([
          unit.id,
          from,
          unit.company.id,
          unit.name,
          unit.area.verksamhetsomrade,
          unit.area.lagrum,
          unit.area.paid === "dygn" ? places : null,
          unit.rural ? "glesbygd" : "tatort",
          null,
          replaces,
          to,
        ]);
      for (const unit of units) {
        const from = unit.from < 0 ? SINCE : dateText(unit.from);
        if (unit === merger.into) {
          add(unit, from, dateText(merger.day - 1), unit.places, null);
          add(unit, dateText(merger.day), null, unit.places + merger.closed.places, merger.closed.id);
        } else add(unit, from, Number.isFinite(unit.to) ? dateText(unit.to) : null, unit.places, null);
      }
    },
    excel,
  );
}

async function writeAvtal(run: Run, { units, newcomer }: Organisation): Promise<void> {
  const columns = [
    "avtal_id",
    "utforare_id",
    "enhet_id",
    "verksamhetsomrade",
    "avtalsform",
    "startdatum",
    "slutdatum",
    "forlangning_datum",
    "driftstart_datum",
    "forsta_brukare_datum",
    "ersattningsgrund",
    "avrundning_minuter",
    "delas_vid_midnatt",
    "avbojt_ersatts",
    "franvarodagar_ersatts",
    "samverkan",
    "rapportintervall_lex_sarah",
    "rapportintervall_klagomal",
  ];
  await run.table("avtal", "avtal.csv", columns, (table) => {
    for (const unit of units) {
      const { contract } = unit;
      const day = (value: number | undefined) => (value === undefined ? null : dateText(value));
      table.row([
        contract.id,
        unit.company.id,
        unit.id,
        unit.area.verksamhetsomrade,
        contract.form,
        dateText(contract.start),
        day(contract.end),
        day(contract.extension),
        day(contract.operationStart),
        day(
          unit === newcomer
            ? unit.from + 3
            : contract.operationStart === undefined
              ? undefined
              : contract.operationStart + 5,
        ),
        unit.area.paid === "besok" ? contract.basis : null,
        contract.rounding === 0 ? null : contract.rounding,
        ...(unit.area.paid === "besok" ? ["nej", "nej", 0] : [null, null, null]),
        contract.form === "ramavtal" ? "ja" : "nej",
        "kvartal",
        "kvartal",
      ]);
      // Rounding that a contract allows is no fault, however much more than the visits it makes the invoice.
      if (contract.rounding >= 5) {
        run.facit.add("oskyldiga", {
          typ: "avtalad_avrundning",
          liknar_regel: "R06 R16 R17",
          utforare_id: unit.company.id,
          enhet_id: unit.id,
          brukar_id: null,
          period: null,
          rader: null,
          forklaring: `avtalet avrundar varje besök till närmaste ${contract.rounding} minuter`,
        });
      }
    }
  });
}

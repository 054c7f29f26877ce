import { endsAfter, since1990 } from "./language/checks.ts";
import { id, janej, kod, person, required, text, tid } from "./language/columns.ts";
import { contract } from "./language/types.ts";

const performed = (column: "start" | "slut") => ({
  rule: "saknas",
  column,
  sql: `${column} is not null or coalesce(avbojt, false) or coalesce(utebliven, false)`,
  message: `${column} saknas på ett besök som varken är avböjt eller uteblivet; komplettera tiden i tidssystemet`,
});

/** A visit is known from the day it was registered: one registered in October is no part of what September knew. */
export default contract({
  source: "utford_tid",
  title: "Utförd tid",
  grain: "besök",
  key: ["besok_id"],
  columns: {
    besok_id: required(id("besökets id")),
    brukar_id: required(person("brukaren som fick besöket")),
    enhet_id: required(id("enheten som utförde besöket", { references: "enheter" })),
    personal_id: person("den som utförde besöket"),
    insats: required(kod("insatsen som utfördes", "insats")),
    planerad_start: tid("när besöket skulle börja"),
    planerad_slut: tid("när besöket skulle sluta"),
    start: tid("när besöket började; krävs om besöket inte är avböjt eller uteblivet"),
    slut: tid("när besöket slutade; krävs om besöket inte är avböjt eller uteblivet"),
    registrering: kod("om tiden registrerades automatiskt eller för hand", ["auto", "manuell"]),
    registrerad_tid: tid("när besöket registrerades"),
    andrad_tid: tid("när tiden ändrades i efterhand"),
    andrad_orsak: text("varför tiden ändrades"),
    avbojt: janej("om brukaren avböjde besöket"),
    utebliven: janej("om besöket uteblev"),
  },
  checks: [
    performed("start"),
    performed("slut"),
    since1990("start"),
    endsAfter("start", "slut", "besöket slutar inte efter att det börjat; rätta tiderna i tidssystemet"),
    endsAfter(
      "planerad_start",
      "planerad_slut",
      "det planerade besöket slutar inte efter att det börjar; rätta planeringen",
    ),
  ],
  known: {
    row: ["registrerad_tid", "start", "planerad_start"],
    facts: { andrad_tid: "andrad_tid", andrad_orsak: "andrad_tid" },
  },
  without: "Utan utförd tid kan fakturor bara jämföras med beslut, inte med besöken som faktiskt gjordes.",
});

import { afterEach, describe, expect, it } from "vitest";
import { warningSigns } from "../../../pipelines/5-judge/economy/signs.ts";
import { judgeEconomy } from "../../../pipelines/5-judge/economy.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { declaredThresholds, enhet, modelOf, months, type Rows, utforare } from "../../helpers/careWarehouse.ts";

const AS_OF = "2026-09-30";
let open: Warehouse | undefined;
afterEach(() => open?.close());

async function economyOf(rows: Rows, perDatum = AS_OF, trosklar: Record<string, number> = {}): Promise<Warehouse> {
  open = await modelOf({ utforare: [utforare("U1")], enheter: [enhet("E1")], ...rows }, perDatum);
  const thresholds = { ...declaredThresholds(), ...trosklar };
  if (Object.keys(trosklar).length > 0) {
    const names = Object.keys(thresholds);
    await open.run(
      `set variable trosklar = map([${names.map((name) => `'${name}'`).join()}], [${Object.values(thresholds).join()}]::double[])`,
    );
  }
  await judgeEconomy(open, thresholds);
  return open;
}

const control = (kontroll: string, datum: string, more: Row = {}): Row => ({
  utforare_id: "U1",
  kontroll,
  datum,
  utfall: "ok",
  ...more,
});
const values = async (warehouse: Warehouse, sql: string): Promise<unknown[][]> =>
  (await warehouse.rows(sql)).map((row) => Object.values(row));

/** One invoice a month on the month's last day, of 100 kr for an hour, unless the month says otherwise. */
const invoices = (
  from: string,
  to: string,
  of: (manad: string) => Row | null = () => ({}),
  utforare_id = "U1",
): Row[] =>
  months(from, to).flatMap((manad) => {
    const last = new Date(Date.UTC(Number(manad.slice(0, 4)), Number(manad.slice(5)), 0)).toISOString().slice(0, 10);
    const change = of(manad);
    if (change === null) return [];
    return {
      utforare_id,
      faktura_id: `F-${utforare_id}-${manad}`,
      rad: "1",
      enhet_id: `E${utforare_id.slice(1)}`,
      brukar_id: "B1",
      insats: "service",
      from_datum: `${manad}-01`,
      tom_datum: last,
      timmar: 1000,
      a_pris: 400,
      belopp: 400_000,
      fakturadatum: last,
      krediterar: null,
      ...change,
    };
  });

describe("how old the controls are (OR-19, NA-47b)", () => {
  it("says the latest outcome, its age, and when the next is needed; never controlled is a state of its own", async () => {
    const warehouse = await economyOf({
      utforare: [utforare("U1"), utforare("U2"), utforare("U3", "egen_regi")],
      enheter: [enhet("E1"), enhet("E2", { utforare_id: "U2" }), enhet("E3", { utforare_id: "U3" })],
      ekonomikontroller: [
        control("f_skatt", "2026-09-01"),
        control("skatteskuld", "2026-06-23"), // 99 days
        control("arbetsgivaravgift", "2026-06-21"), // 101 days, the limit is 100
        control("f_skatt", "2026-01-01", { utfall: "allvarlig" }),
      ],
    });
    expect(
      await values(
        warehouse,
        "select utforare_id, kontroll, utfall, alder_dagar, nasta_senast, lage, rad from resultat.ekonomikontroller order by all",
      ),
    ).toEqual([
      ["U1", "arbetsgivaravgift", "ok", 101, "2026-09-29", "forfallen", 4],
      ["U1", "f_skatt", "ok", 29, "2026-12-10", "aktuell", 2],
      ["U1", "skatteskuld", "ok", 99, "2026-10-01", "snart", 3],
      ...["arbetsgivaravgift", "f_skatt", "skatteskuld"].map((kind) => ["U2", kind, null, null, null, "aldrig", null]),
    ]);
  });

  it("is empty where no source was delivered", async () => {
    const warehouse = await economyOf({ fakturor: invoices("2026-01", "2026-09") });
    expect(await values(warehouse, "select * from resultat.ekonomikontroller")).toEqual([]);
    expect(await values(warehouse, "select niva, antal from resultat.obestandslage")).toEqual([["underlag_saknas", 0]]);
    expect(
      await values(warehouse, "select tillamplig, count(*) from resultat.obestandsregler group by all order by all"),
    ).toEqual([
      [false, 8],
      [true, 3],
    ]);
  });
});

/** Per sign: what shows it, and what looks like it and is in order. */
const year = (of: (manad: string) => Row) => ({ fakturor: invoices("2025-01", "2026-09", of) });
const credit = (belopp: number, datum: string): Row => ({
  ...invoices("2026-03", "2026-03")[0]!,
  faktura_id: "K1",
  belopp,
  timmar: null,
  fakturadatum: datum,
  krediterar: "F-U1-2026-03",
});
const cases: Record<string, { shows: Rows; heavy?: true; innocent: Rows[] }> = {
  "f-skatt": {
    shows: { ekonomikontroller: [control("f_skatt", "2026-08-01", { utfall: "allvarlig" })] },
    heavy: true,
    innocent: [
      {
        ekonomikontroller: [
          control("f_skatt", "2026-05-01", { utfall: "allvarlig" }),
          control("f_skatt", "2026-08-01"), // has it back
        ],
      },
    ],
  },
  skatteskuld: {
    shows: { ekonomikontroller: [control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "1 900 kr" })] },
    innocent: [
      {
        ekonomikontroller: [
          control("skatteskuld", "2026-05-01", { utfall: "anmarkning", varde: "1 900 kr" }),
          control("skatteskuld", "2026-08-01", { varde: "0 kr" }), // paid
        ],
      },
    ],
  },
  "skatteskuld-vaxer": {
    shows: {
      ekonomikontroller: [
        control("skatteskuld", "2026-05-01", { utfall: "anmarkning", varde: "84 300 kr" }),
        control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "231 900,50 kr" }),
      ],
    },
    innocent: [
      {
        ekonomikontroller: [
          control("skatteskuld", "2026-05-01", { utfall: "anmarkning", varde: "100 000 kr" }),
          control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "104 000 kr" }), // interest
        ],
      },
      {
        ekonomikontroller: [
          control("skatteskuld", "2026-05-01", { varde: "0 kr" }),
          control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "1 900 kr" }), // new: one sign, not two
        ],
      },
      {
        ekonomikontroller: [
          control("skatteskuld", "2026-05-01", { utfall: "anmarkning", varde: "liten" }),
          control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "större" }), // no figures, no growth
        ],
      },
    ],
  },
  arbetsgivaravgift: {
    shows: { ekonomikontroller: [control("arbetsgivaravgift", "2025-11-01", { utfall: "anmarkning" })] },
    innocent: [
      {
        ekonomikontroller: [
          control("arbetsgivaravgift", "2025-08-01", { utfall: "anmarkning" }), // more than a year ago
          control("arbetsgivaravgift", "2026-08-01"),
        ],
      },
    ],
  },
  kronofogden: {
    shows: {
      ekonomikontroller: [control("skatteskuld", "2026-08-01", { utfall: "anmarkning", kalla: "Kronofogden" })],
    },
    heavy: true,
    innocent: [
      { ekonomikontroller: [control("skatteskuld", "2026-08-01", { kalla: "Kronofogden", varde: "0 kr" })] }, // asked, nothing there
      { ekonomikontroller: [control("skatteskuld", "2026-08-01", { utfall: "anmarkning", kalla: "Skatteverket" })] },
    ],
  },
  kreditbetyg: {
    shows: {
      ekonomikontroller: [
        control("kreditrating", "2026-02-01", { varde: "AAA" }),
        control("kreditrating", "2026-08-01", { varde: "A" }),
      ],
    },
    innocent: [
      {
        ekonomikontroller: [
          control("kreditrating", "2026-02-01", { varde: "AAA" }),
          control("kreditrating", "2026-08-01", { varde: "AA" }), // one step
        ],
      },
      {
        ekonomikontroller: [
          control("kreditrating", "2026-02-01", { varde: "B", utfall: "anmarkning" }),
          control("kreditrating", "2026-08-01", { varde: "AA" }), // has risen
        ],
      },
    ],
  },
  bokslut: {
    shows: { ekonomikontroller: [control("bokslut", "2026-09-15", { varde: "granskat bokslut 2024" })] },
    innocent: [
      { ekonomikontroller: [control("bokslut", "2026-05-15", { varde: "granskat bokslut 2024" })] }, // 2025's is not due yet
      { ekonomikontroller: [control("bokslut", "2024-09-15", { varde: "granskat bokslut 2023" })] }, // the kommun's own delay
    ],
  },
  tillstand: {
    shows: { ekonomikontroller: [control("tillstand", "2026-02-15", { utfall: "anmarkning" })] },
    innocent: [{ ekonomikontroller: [control("tillstand", "2026-02-15")] }],
  },
  volymfall: {
    shows: year((manad) => ({ belopp: manad >= "2026-07" ? 200_000 : 400_000 })),
    innocent: [
      year((manad) => ({ belopp: manad >= "2026-07" ? 300_000 : 400_000 })), // a quarter less
      // always bills a month and a half late: the last month is not there yet, and that is as usual
      {
        fakturor: invoices("2025-01", "2026-07", (manad) => ({
          fakturadatum: new Date(Date.parse(`${manad}-01`) + 75 * 86_400_000).toISOString().slice(0, 10),
        })).filter((row) => String(row.fakturadatum) <= AS_OF),
      },
      year((manad) => ({ belopp: manad >= "2026-07" ? 20_000 : 40_000 })), // half, but of little
    ],
  },
  krediteringar: {
    shows: { fakturor: [...invoices("2025-10", "2026-09"), credit(-300_000, "2026-04-15")] },
    innocent: [{ fakturor: [...invoices("2025-10", "2026-09"), credit(-100_000, "2026-04-15")] }],
  },
  "sena-fakturor": {
    shows: year((manad) =>
      ["2026-03", "2026-04", "2026-05"].includes(manad) ? { fakturadatum: "2026-08-15" } : ({} as Row),
    ),
    innocent: [year((manad) => (manad === "2026-05" ? { fakturadatum: "2026-08-15" } : ({} as Row)))],
  },
};

describe("signs of obestånd (OR-35)", () => {
  it("each has a case", () => {
    expect(
      warningSigns()
        .map(({ tecken }) => tecken)
        .sort(),
    ).toEqual(Object.keys(cases).sort());
  });

  describe.each(Object.entries(cases))("%s", (tecken, { shows, heavy, innocent }) => {
    it("is shown with day, sentence and source line", async () => {
      const warehouse = await economyOf(shows);
      const [sign] = await warehouse.rows<Record<string, unknown>>(
        `select finns, tungt, datum, forklaring, kalla, rad from resultat.obestandstecken where tecken = '${tecken}'`,
      );
      expect(sign).toMatchObject({ finns: true, tungt: heavy === true });
      expect(sign?.datum).toMatch(/^202[56]-/);
      expect(sign?.forklaring).toMatch(/^[A-ZÅÄÖ0-9].*\.$/);
      expect(sign?.rad).toBeGreaterThan(1);
      expect(Object.keys(shows)).toContain(sign?.kalla);
    });

    it.each(innocent.map((rows, i) => [i + 1, rows] as const))(
      "is not what looks like it, case %d",
      async (_, rows) => {
        const warehouse = await economyOf(rows);
        expect(
          await values(warehouse, `select tecken from resultat.obestandstecken where tecken = '${tecken}' and finns`),
        ).toEqual([]);
      },
    );
  });

  it("add up to a level by the declared limits, egen regi left out", async () => {
    const debt = cases["skatteskuld-vaxer"]!.shows.ekonomikontroller!;
    const warehouse = await economyOf({
      utforare: [utforare("U1"), utforare("U2"), utforare("U3", "egen_regi")],
      enheter: [enhet("E1"), enhet("E2", { utforare_id: "U2" }), enhet("E3", { utforare_id: "U3" })],
      ekonomikontroller: [
        ...debt.map((row) => ({ ...row, kalla: null })),
        ...debt.map((row) => ({ ...row, utforare_id: "U2", kalla: "Kronofogden" })),
        ...debt.map((row) => ({ ...row, utforare_id: "U3", kalla: null })),
      ],
    });
    expect(
      await values(warehouse, "select utforare_id, niva, antal, tunga from resultat.obestandslage order by all"),
    ).toEqual([
      ["U1", "flera_tecken", 2, 0],
      ["U2", "allvarligt", 3, 1],
    ]);
  });

  it("never pass the source's own words on", async () => {
    const warehouse = await economyOf({
      ekonomikontroller: [
        control("skatteskuld", "2026-08-01", { utfall: "anmarkning", varde: "enligt Kalle Kula", kalla: "Kalle" }),
      ],
    });
    for (const table of ["obestandstecken", "ekonomikontroller"])
      expect(JSON.stringify(await warehouse.rows(`from resultat.${table}`))).not.toContain("Kalle");
  });
});

describe("volumes and prices", () => {
  it("tell a growth from standing still, and say when there is too little", async () => {
    const providers = ["U1", "U2", "U3"];
    const grow = (manad: string) => 1.02 ** (Number(manad.slice(0, 4)) * 12 + Number(manad.slice(5)) - 24280);
    const warehouse = await economyOf({
      utforare: providers.map((id) => utforare(id)),
      enheter: providers.map((id) => enhet(`E${id.slice(1)}`, { utforare_id: id })),
      fakturor: [
        ...invoices("2023-10", "2026-09", (manad) => ({
          timmar: Math.round(1000 * grow(manad)),
          belopp: Math.round(1000 * grow(manad)) * 400,
        })),
        ...invoices("2023-10", "2026-09", () => ({}), "U2"),
        ...invoices("2026-01", "2026-09", () => ({}), "U3"),
      ],
    });
    expect(
      await values(
        warehouse,
        "select utforare_id, n, utfall from resultat.ekonomitrender where matt = 'timmar' order by all",
      ),
    ).toEqual([
      ["U1", 12, "tydlig_okning"],
      ["U2", 12, "ingen_sakerstalld_forandring"],
      ["U3", 3, "for_lite_underlag"],
    ]);
    // the price per hour is the same for all the whole time
    expect(
      await values(
        warehouse,
        "select distinct utfall, kvot from resultat.ekonomitrender where matt = 'pris' and n = 12",
      ),
    ).toEqual([["ingen_sakerstalld_forandring", 1]]);
    expect(
      await values(
        warehouse,
        "select sum(belopp_kr) = (select sum(belopp) from kant.fakturor) from resultat.ekonomimanader",
      ),
    ).toEqual([[true]]);
  });
});

describe("shares of the granted time", () => {
  const brukare = (n: number) => Array.from({ length: n }, (_, i) => `B${i}`);
  /** Ten brukare of each utförare, 60 minutes a week granted, all or part of it billed. */
  const rows = (shares: Record<string, number>, clients = 10): Rows => {
    const ids = Object.keys(shares);
    return {
      utforare: ids.map((id) => utforare(id)),
      enheter: ids.map((id) => enhet(`E${id.slice(1)}`, { utforare_id: id, verksamhetsomrade: "hemtjanst" })),
      avtal: ids.map((id) => ({
        avtal_id: `A${id}`,
        utforare_id: id,
        verksamhetsomrade: "hemtjanst",
        avtalsform: "LOV",
        startdatum: "2020-01-01",
        ersattningsgrund: "utford",
      })),
      beslut: ids.flatMap((id) =>
        brukare(clients).map((client) => ({
          beslut_id: `${id}-${client}`,
          insats: "service",
          from_datum: "2025-01-01",
          brukar_id: `${id}-${client}`,
          enhet_id: `E${id.slice(1)}`,
          beviljad_tid: 60,
          tidsenhet: "timmar_per_manad",
        })),
      ),
      fakturor: ids.flatMap((id) =>
        brukare(clients).flatMap((client, i) =>
          invoices(
            "2025-10",
            "2026-09",
            () => ({
              faktura_id: `F-${id}-${client}`,
              brukar_id: `${id}-${client}`,
              // brukare differ by up to two hours either way
              timmar: Math.round(60 * (shares[id] ?? 0)) + (i % 5) - 2,
              enhet_id: `E${id.slice(1)}`,
            }),
            id,
          ).map((row, month) => ({ ...row, rad: String(month) })),
        ),
      ),
    };
  };

  it("are capped per brukare, shrunk towards the others, and set against a funnel", async () => {
    const warehouse = await economyOf(rows({ U1: 0.8, U2: 0.8, U3: 0.8, U4: 0.8, U5: 0.8, U6: 0.4 }));
    const found = await warehouse.rows<Record<string, number & string>>(
      "select utforare_id, brukare, round(andel, 6) as andel, effektivt_antal, jamforelse, krympt, utfall from resultat.tidsandelar where matt = 'fakturerat' order by all",
    );
    expect(found.map((row) => [row.utforare_id, row.brukare, row.andel, row.jamforelse, row.utfall])).toEqual([
      ...["U1", "U2", "U3", "U4", "U5"].map((id) => [id, 10, 0.8, "hemtjanst", "inom"]),
      ["U6", 10, 0.4, "hemtjanst", "utanfor_998"],
    ]);
    for (const row of found) expect(row.krympt! > 0.4 && row.krympt! < 0.8).toBe(true);
    expect(found[5]!.krympt!).toBeLessThan(0.45);
  });

  it("say when there are too few brukare or too few to compare with", async () => {
    const warehouse = await economyOf({ ...rows({ U1: 0.8, U2: 0.8 }, 10) });
    expect(
      await values(warehouse, "select distinct utfall, jamforelse from resultat.tidsandelar where matt = 'fakturerat'"),
    ).toEqual([["for_fa_att_jamfora", null]]);
    open?.close();
    const few = await economyOf({ ...rows({ U1: 0.8, U2: 0.8, U3: 0.8, U4: 0.8, U5: 0.8 }, 4) });
    expect(
      await values(few, "select distinct utfall, brukare from resultat.tidsandelar where matt = 'fakturerat'"),
    ).toEqual([["for_lite_underlag", 4]]);
  });
});

describe("the control calendar (OR-19)", () => {
  const check = (datum: string, manad: string, more: Row = {}): Row => ({
    kontroll_id: `${datum}-${manad}-${more.utforare_id ?? "U1"}`,
    datum,
    manad,
    utforare_id: "U1",
    utfall: "inget_fynd",
    roll: "ekonom",
    ...more,
  });
  const calendar = (warehouse: Warehouse, from: string, to: string) =>
    values(
      warehouse,
      `select planerad_datum, avser_manad, lage, gjord_datum, kontrollerade, fynd from resultat.kontrollkalender
       where planerad_datum between '${from}' and '${to}' order by all`,
    );

  it("says which planned days were kept, late or forgotten, and which come; a helg moves to the next working day", async () => {
    const warehouse = await economyOf({
      fakturakontroller: [
        check("2026-06-08", "2026-05"), // the 6th was a Saturday and the national day
        check("2026-07-06", "2026-05"), // planned 22 June: two weeks late, on the day of the next month's
        check("2026-07-06", "2026-06", { utfall: "fynd", belopp: 1200 }),
        check("2026-08-06", "2026-07", { utfall: "ej_kontrollerad" }),
        check("2026-09-28", "2026-08"),
      ],
    });
    expect(await calendar(warehouse, "2026-06-01", "2026-10-31")).toEqual([
      ["2026-06-08", "2026-05", "hallen", "2026-06-08", 1, 0],
      ["2026-06-22", "2026-05", "sen", "2026-07-06", 1, 0],
      ["2026-07-06", "2026-06", "hallen", "2026-07-06", 1, 1],
      ["2026-07-20", "2026-06", "utebliven", null, 0, 0],
      ["2026-08-06", "2026-07", "hallen", "2026-08-06", 0, 0],
      ["2026-08-20", "2026-07", "utebliven", null, 0, 0],
      ["2026-09-07", "2026-08", "utebliven", null, 0, 0],
      ["2026-09-21", "2026-08", "sen", "2026-09-28", 1, 0],
      ["2026-10-06", "2026-09", "kommande", null, 0, 0],
      ["2026-10-20", "2026-09", "kommande", null, 0, 0],
    ]);
  });

  it("counts utförare and not protocol rows, and leaves those that nothing is said of", async () => {
    const invoiced = ["U1", "U2", "U3"].flatMap((id) => invoices("2026-08", "2026-08", () => ({}), id));
    const counted = (warehouse: Warehouse) =>
      values(
        warehouse,
        `select att_kontrollera, kontrollerade, ej_kontrollerade from resultat.kontrollkalender
         where avser_manad = '2026-08' order by planerad_datum`,
      );
    const all = ["U1", "U2", "U3", "U4"].map((id) => utforare(id));
    const warehouse = await economyOf({
      utforare: all,
      fakturor: invoiced,
      fakturakontroller: [
        // U1 could not be looked at, and a week later it could; U2 only could not; of U3 nobody says anything
        check("2026-09-07", "2026-08", { utfall: "ej_kontrollerad" }),
        check("2026-09-14", "2026-08"),
        check("2026-09-14", "2026-08", { kontroll_id: "igen", regel_id: "R12", utfall: "fynd", belopp: 100 }),
        check("2026-09-07", "2026-08", { utforare_id: "U2", utfall: "ej_kontrollerad" }),
        check("2026-09-14", "2026-08", { utforare_id: "U2", utfall: "ej_kontrollerad" }),
        // the second control of the month is its own: U4 has no invoice, and is looked at all the same
        check("2026-09-21", "2026-08", { utforare_id: "U3", utfall: "ej_kontrollerad" }),
        check("2026-09-21", "2026-08", { utforare_id: "U4" }),
      ],
    });
    expect(await counted(warehouse)).toEqual([
      [3, 1, 1],
      [4, 1, 1],
    ]);
    open?.close();
    const none = await economyOf({ utforare: all, fakturor: invoiced, fakturakontroller: [] });
    expect(await counted(none)).toEqual([
      [3, 0, 0],
      [3, 0, 0],
    ]);
  });

  it("waits as long as there is respite, and says nothing of the past without a protocol", async () => {
    const waiting = await economyOf({ fakturakontroller: [check("2026-09-07", "2026-08")] }, "2026-09-24");
    expect((await calendar(waiting, "2026-09-01", "2026-09-30")).map((row) => row[2])).toEqual(["hallen", "pagar"]);
    open?.close();
    const unknown = await economyOf({});
    expect((await calendar(unknown, "2026-08-01", "2026-10-31")).map((row) => row[2])).toEqual([
      ...Array(4).fill("okand"),
      "kommande",
      "kommande",
    ]);
  });

  it("follows the kommun's own days, also in a month that is too short", async () => {
    const warehouse = await economyOf({}, "2026-01-15", { kontrolldag_1: 10, kontrolldag_2: 0, kontrolldag_3: 31 });
    expect((await calendar(warehouse, "2026-02-01", "2026-03-31")).map((row) => row[0])).toEqual([
      "2026-02-02", // the 31st of January is a Saturday
      "2026-02-10",
      "2026-03-02", // the 28th of February is a Saturday
      "2026-03-10",
      "2026-03-31",
    ]);
  });
});

describe("the trail of what the run tried (U-10)", () => {
  it("has every month, utförare and rule: tried without finding, found, not applicable and why", async () => {
    const fakturor = invoices("2026-08", "2026-09");
    open = await modelOf({ utforare: [utforare("U1")], enheter: [enhet("E1")], fakturor, beslut: [] }, AS_OF);
    const rule = (id: string, grund: string, more = "true, []") =>
      `('${id}', 'n', 'hard', ${more}, 0, 0, '', '', ['${grund}'], ['fakturor'], [], [], '')`;
    await open.run(`insert into resultat.fakturaregler (regel_id, namn, klass, tillamplig, saknar, antal, belopp_kr, oskyldig_forklaring, fraga,
        ersattningsgrund, kallor, trosklar, krav, belagg)
      values ${rule("R01", "utford")}, ${rule("R02", "beviljad")}, ${rule("R03", "utford", "false, ['restider']")}`);
    await open.run("update modell.fakturarader set ersattningsgrund = 'utford'");
    await open.run(`insert into resultat.fakturafynd (fynd_id, regel_id, klass, utforare_id, period)
      values ('F1', 'R01', 'hard', 'U1', '2026-09')`);
    await judgeEconomy(open, declaredThresholds());
    expect(
      await values(
        open,
        "select manad, regel_id, provade, fynd, utfall, skal from resultat.kontrollspar where utforare_id = 'U1' order by all",
      ),
    ).toEqual([
      ["2026-08", "R01", 1, 0, "inget_fynd", []],
      ["2026-08", "R02", 0, 0, "ej_tillamplig", ["ersattningsgrund"]],
      ["2026-08", "R03", 0, 0, "ej_tillamplig", ["restider"]],
      ["2026-09", "R01", 1, 1, "fynd", []],
      ["2026-09", "R02", 0, 0, "ej_tillamplig", ["ersattningsgrund"]],
      ["2026-09", "R03", 0, 0, "ej_tillamplig", ["restider"]],
    ]);
  });
});

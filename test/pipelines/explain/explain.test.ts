import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../../pipelines/explain/explain.ts";
import type { Explanation } from "../../../pipelines/explain/types.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { openRun } from "../../helpers/openRun.ts";
import { type SharedRun, sharedRun } from "../../helpers/sharedRun.ts";

const everything = 1_000_000;

let run: SharedRun;
let warehouse: Warehouse;
let encodings: Map<string, string>;
beforeAll(async () => {
  run = await sharedRun();
  warehouse = await openRun(run.out);
  const files = await warehouse.rows<{ fil: string; kodning: string }>("select fil, kodning from resultat.laddningar");
  encodings = new Map(files.map((row) => [row.fil, row.kodning]));
});
afterAll(() => warehouse?.close());

const lines = new Map<string, string[]>();

/** The physical line of a file of the delivery. Fails where there is none. */
function lineOf(file: string, number: number): string {
  let all = lines.get(file);
  if (!all) {
    const encoding = encodings.get(file);
    if (!encoding) throw new Error(`${file} was never read`);
    all = iconv.decode(readFileSync(join(run.data, file)), encoding).split(/\r\n|\r|\n/);
    lines.set(file, all);
  }
  const line = all[number - 1];
  if (line === undefined) throw new Error(`${file} has no line ${number}`);
  return line;
}

interface Place {
  file: string;
  line: string;
}

/** Every file and line that an explanation names, at any depth. */
function places({ text, because = [] }: Explanation): Place[] {
  const match = /^([a-z_]+\/.+), rad (\d+)(?: \(|$)/.exec(text);
  const own = match ? [{ file: match[1]!, line: lineOf(match[1]!, Number(match[2])) }] : [];
  return [...own, ...because.flatMap(places)];
}

const fields = (line: string): string[] => line.split(/[;,\t|]/).map((field) => field.replace(/^"|"$/g, "").trim());

describe("a finding of an invoice rule", () => {
  it("names exactly the lines of the visits and invoice lines it rests on, for every rule", async () => {
    const findings = await warehouse.rows<{ fynd_id: string; rader: string[]; jamfor_med: string[] | null }>(
      "select fynd_id, rader, jamfor_med from resultat.fakturafynd qualify row_number() over (partition by regel_id order by fynd_id) <= 3 order by fynd_id",
    );
    expect(findings.length).toBeGreaterThanOrEqual(18);
    const idsIn = (because: readonly Explanation[]) =>
      because
        .flatMap(places)
        .map(({ file, line }) => {
          const { besok_id, faktura_id, rad } = recordOf(file, line);
          return file.startsWith("fakturor/") ? `${faktura_id}/${rad}` : besok_id;
        })
        .sort();
    for (const { fynd_id, rader, jamfor_med } of findings) {
      const { because = [] } = await explain(run.out, fynd_id, everything);
      const beside = because.filter(({ text }) => text.startsWith("att jämföra med: "));
      const own = because.filter((part) => !beside.includes(part));
      expect([fynd_id, idsIn(own), idsIn(beside)]).toEqual([
        fynd_id,
        [...rader].sort(),
        [...new Set(jamfor_med ?? [])].sort(),
      ]);
      for (const group of because.filter(
        ({ text }) => text.includes("fakturarad") && text.includes(" på tillsammans "),
      ))
        expect(sumOf(group)).toBe(
          sumOf({ text: "", because: [{ text: `(${group.text.split(" på tillsammans ")[1]})` }] }),
        );
    }
    expect(findings.some(({ jamfor_med }) => jamfor_med?.length)).toBe(true);
  });

  it("names the cells of the reconciliation that its page shows, to be followed by their ids", async () => {
    const findings = await warehouse.rows<{ fynd_id: string; om_brukare: boolean }>(
      `select fynd_id, brukar_nyckel is not null as om_brukare from resultat.fakturafynd
       qualify row_number() over (partition by regel_id, brukar_nyckel is null order by fynd_id) = 1 order by fynd_id`,
    );
    for (const { fynd_id, om_brukare } of findings) {
      const cells = groupOf(await explain(run.out, fynd_id, everything), /^avstämningen för brukaren/)?.because ?? [];
      expect([fynd_id, cells.length > 0]).toEqual([fynd_id, om_brukare]);
      for (const { id, text } of cells.slice(0, 1)) {
        const { text: own } = await explain(run.out, id!, 1);
        const performed = /utfört ([\d\u00a0–]+)/.exec(own)?.[1];
        if (performed) expect([id, text]).toEqual([id, expect.stringContaining(`utfört ${performed}`)]);
      }
    }
  });
});

/** The kronor that the lines under a group of an explanation are said to hold, in öre. */
const sumOf = ({ because = [] }: Explanation): number =>
  because.reduce((sum, { text }) => {
    const said = /\(([−-]?[\d\u00a0]+),(\d\d)\u00a0?\s?kr\)$/.exec(text);
    if (!said) throw new Error(`no kronor in: ${text}`);
    const ore = Number(said[1]!.replace(/[−-]|\u00a0/g, "")) * 100 + Number(said[2]);
    return sum + (/^[−-]/.test(said[1]!) ? -ore : ore);
  }, 0);
const groupOf = (chain: Explanation, word: RegExp): Explanation | undefined =>
  chain.because?.find(({ text }) => word.test(text));

describe("a cell of the reconciliation", () => {
  it("names its invoice lines and what they are held against, and its causes add up to it", async () => {
    const cells = await warehouse.rows<{
      avstamning_id: string;
      orsaker: number;
      besok: number;
      brukare: boolean;
      belopp: number;
    }>(
      `select avstamning_id, (select count(*) from resultat.avstamningsorsaker o where o.avstamning_id = a.avstamning_id) as orsaker,
         belopp_kr as belopp, utford_min as besok, brukar_nyckel is not null as brukare
       from resultat.fakturaavstamning a
       qualify row_number() over (partition by slag, ersattningsgrund, oforklarad_kr > 0 order by avstamning_id) <= 2 order by avstamning_id`,
    );
    expect(cells.length).toBeGreaterThanOrEqual(6);
    for (const { avstamning_id, orsaker, besok, brukare, belopp } of cells) {
      const chain = await explain(run.out, avstamning_id, everything);
      expect(chain.id).toBe(avstamning_id);
      const reasons = (chain.because ?? []).filter(({ text }) => /^(o?förklarat): /.test(text));
      expect([avstamning_id, reasons.length]).toEqual([avstamning_id, orsaker]);
      const files = new Set(places(chain).map(({ file }) => file.split("/")[0]));
      if (orsaker > 0) expect(files).toContain("fakturor");
      const lines = groupOf(chain, /^[\d\u00a0]+ fakturarade?r? på tillsammans/);
      if (belopp !== 0) expect([avstamning_id, sumOf(lines!)]).toEqual([avstamning_id, Math.round(belopp * 100)]);
      if (besok > 0) expect(files).toContain("utford_tid");
      if (brukare) expect(files).toContain("avtal");
    }
  });
});

describe("a sum of the reconciliation", () => {
  it("is the sum of the invoice lines it names, to the öre, and of its causes", async () => {
    const months = await warehouse.rows<{ id: string; ore: number; orsaker: number }>(
      `select utforare_id || '/' || manad as id, (sum(belopp_kr) * 100)::bigint as ore,
         (select count(distinct orsak) from resultat.avstamningsorsaker o join resultat.fakturaavstamning b using (avstamning_id)
          where b.utforare_id = a.utforare_id and b.manad = a.manad) as orsaker
       from resultat.fakturaavstamning a where slag = 'fakturerad' group by utforare_id, manad
       qualify row_number() over (partition by utforare_id order by sum(oforklarad_kr) desc, manad) = 1 order by id limit 6`,
    );
    expect(months.length).toBeGreaterThanOrEqual(3);
    for (const { id, ore, orsaker } of months) {
      const chain = await explain(run.out, id, everything);
      const lines = groupOf(chain, /^[\d\u00a0]+ fakturarade?r? på tillsammans/);
      expect([id, sumOf(lines!)]).toEqual([id, ore]);
      expect(places(lines!).length).toBe(lines!.because!.length);
      expect(chain.because!.filter(({ text }) => /^(o?förklarat): /.test(text))).toHaveLength(orsaker);
    }
  });

  it("names what is booked at the utförare in the month", async () => {
    const [booked] = await warehouse.rows<{ id: string; ore: number }>(
      `select utforare_id || '/' || manad as id, (sum(bokfort_kr) * 100)::bigint as ore from resultat.bokforingsavstamning b
       where (select count(distinct e.utforare_id) from kant.utforare o join kant.utforare e using (organisationsnummer) where o.utforare_id = b.utforare_id) = 1
       group by utforare_id, manad having sum(bokfort_kr) > 0 order by manad desc, id limit 1`,
    );
    const chain = await explain(run.out, booked!.id, everything);
    expect(sumOf(groupOf(chain, / bokförd/)!)).toBe(booked!.ore);
  });

  it("may be of one cause, in any order of its parts, and leads on to the cells with most of it", async () => {
    const cause = await warehouse.row<{ orsak: string; manad: string; ore: number; celler: number }>(
      `select orsak, manad, (sum(belopp_kr + coalesce(beraknad_kr, 0)) * 100)::bigint as ore,
         count(*) filter (belopp_kr + coalesce(beraknad_kr, 0) <> 0) as celler
       from resultat.avstamningsorsaker where orsak like 'oforklarat%' group by orsak, manad order by ore desc, orsak, manad limit 1`,
    );
    const chain = await explain(run.out, `${cause.manad}/${cause.orsak}`, everything);
    expect({
      ...(await explain(run.out, `avstamning/${cause.orsak}/${cause.manad}`, everything)),
      id: chain.id,
    }).toEqual(chain);
    const cells = groupOf(chain, /med orsaken/)!.because!;
    expect(cells).toHaveLength(cause.celler);
    const ore = cells.reduce((sum, { text }) => sum + sumOf({ text: "", because: [{ text: `(${text})` }] }), 0);
    expect(ore).toBe(cause.ore);
    expect((await explain(run.out, cells[0]!.id!, 1)).text).toContain(cause.manad);
  });

  it("says that lines under a cause are whole, and that a month lies outside the data", async () => {
    const { id } = await warehouse.row<{ id: string }>(
      "select manad || '/' || min(orsak) as id from resultat.avstamningsorsaker where orsak like 'oforklarat%' and belopp_kr > 0 group by manad order by 1 limit 1",
    );
    expect(groupOf(await explain(run.out, id, 1), / fakturarade?r? /)!.text).toMatch(/; raderna räknas hela, även/);
    const outside = "Månaden 1999-01 ligger utanför uppgifterna, som går från ";
    for (const id of ["avstamning/1999-01", "1999-01/oforklarat_pris", "fynd/1999-01"])
      expect((await explain(run.out, id, 5)).text).toContain(outside);
  });
});

describe("a sum of findings", () => {
  const ore = (kr: number): string =>
    kr.toLocaleString("sv-SE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  it("is the findings of a rule at an utförare, in the order of the work list, each down to its lines", async () => {
    const most = await warehouse.row<{ id: string; antal: number; fynd: string[] }>(
      `select regel_id || '/' || utforare_id as id, count(*) as antal, list(fynd_id order by plats) as fynd
       from resultat.fakturafynd join resultat.arbetsordning using (fynd_id) group by all having count(*) between 2 and 8
       order by antal desc, id limit 1`,
    );
    const chain = await explain(run.out, most.id, everything);
    expect(chain.because!.flatMap(({ id }) => id ?? [])).toEqual(most.fynd);
    expect(places(chain).length).toBeGreaterThanOrEqual(most.antal);
    const cut = await explain(run.out, `fynd/${most.id}`, 1);
    expect(cut.because!.at(-1)!.text).toBe(`… och ${most.antal - 1} fynd till (--rader ${most.antal} visar alla)`);
  });

  it("expects what the pages expect, to the öre, and says which findings stand in the last of their months", async () => {
    const { vantat, kvar, fel, ett } = await warehouse.row<{ vantat: number; kvar: number; fel: number; ett: string }>(
      `select sum(unik_kr * sannolikhet::decimal(7, 6)) filter (coalesce(svar, 'obesvarat') = 'obesvarat')::decimal(18, 2) as vantat,
         sum(unik_kr) filter (coalesce(svar, 'obesvarat') = 'obesvarat') as kvar,
         sum(svar_belopp) filter (svar in ('felaktigt', 'delvis')) as fel,
         min(right(period, 7)) filter (len(period) > 7) as ett from resultat.fakturafynd`,
    );
    const said = (await explain(run.out, "fynd", 1)).because!.map(({ text }) => text);
    expect(said[1]).toContain(`${ore(kvar)} kr återstår att fråga om, i `);
    expect(said[2]).toContain(`${ore(fel)} kr var fel enligt `);
    expect(said[3]).toContain(`${ore(vantat)} kr väntas hålla: `);
    const month = await warehouse.row<{ id: string; vantat: number }>(
      `select f.utforare_id || '/' || right(f.period, 7) || '/fynd' as id, sum(o.vantad_kr)::decimal(18, 2) as vantat
       from resultat.fakturafynd f join resultat.arbetsordning o using (fynd_id) group by 1 order by count(*) desc, 1 limit 1`,
    );
    const texts = async (id: string) => (await explain(run.out, id, 1)).because!.map(({ text }) => text).join("\n");
    expect(await texts(month.id)).toContain(`${ore(month.vantat)} kr väntas hålla: `);
    expect(await texts(`fynd/${ett}`)).toMatch(/gäller flera månader och räknas i den sista/);
  });

  it("tells the answer of a finding that has one", async () => {
    const [answered] = await warehouse.rows<{ fynd_id: string; namn: string }>(
      `select fynd_id, lower(namn) as namn from resultat.fakturafynd join referens.fyndsvarsutfall on kod = svar
       where svar_belopp > 0 order by fynd_id limit 1`,
    );
    const told = (await explain(run.out, answered!.fynd_id, 1)).because!.map(({ text }) => text);
    expect(told.find((text) => text.startsWith("svar "))).toMatch(new RegExp(`: ${answered!.namn}, .* kr var fel$`));
  });
});

it("a sign of obestånd is told with the line it rests on", async () => {
  const signs = await warehouse.rows<{ tecken_id: string; finns: boolean }>(
    "select tecken_id, finns from resultat.obestandstecken where fil is not null qualify row_number() over (partition by finns order by tecken_id) = 1",
  );
  expect(signs.length).toBe(2);
  for (const { tecken_id, finns } of signs) {
    const chain = await explain(run.out, tecken_id, 5);
    expect(places(chain)).toHaveLength(1);
    expect(chain.because).toHaveLength(finns ? 3 : 1);
  }
});

it("an id is read without regard to case", async () => {
  const { fynd_id } = await warehouse.row<{ fynd_id: string }>(
    "select min(fynd_id) as fynd_id from resultat.fakturafynd",
  );
  expect((await explain(run.out, fynd_id.toUpperCase(), 1)).id).toBe(fynd_id);
  expect((await explain(run.out, "Fynd/r12", 1)).text).toBe((await explain(run.out, "fynd/R12", 1)).text);
});

/** The fields of a line by the headers of its file. */
function recordOf(file: string, line: string): Record<string, string | undefined> {
  const header = fields(lines.get(file)!.find((text) => /(^|[;,\t|"])(besok_id|faktura_id)\b/.test(text))!);
  return Object.fromEntries(fields(line).map((field, at) => [(header[at] ?? "").replace(/^\ufeff/, ""), field]));
}

describe("a risk", () => {
  it("prints contributions that sum to the log-odds of its probability", async () => {
    const risks = await warehouse.rows<{ risk_id: string; sannolikhet: number; antal: number; alla: number }>(
      `select risk_id, sannolikhet, (select count(*) from resultat.riskbidrag b where b.risk_id = r.risk_id)::integer as alla, (select count(*) from resultat.riskbidrag b
           where b.risk_id = r.risk_id and (abs(b.bidrag) >= 0.005 or b.indikator_id = 'grundniva'))::integer as antal
       from resultat.risker r where underlag <> 'saknas' order by rang, risk_id limit 3`,
    );
    for (const { risk_id, sannolikhet, antal, alla } of risks) {
      const { because = [] } = await explain(run.out, risk_id, 1);
      const shifts = because
        .filter(({ text }) => !/ påverkar inte$/.test(text))
        .map(({ text }) => {
          const match = /([+−-]?[\d\u00a0]+(?:,\d+)?) i log-odds/.exec(text);
          if (!match) throw new Error(`no contribution in: ${text}`);
          return Number(match[1]!.replace("−", "-").replace(",", "."));
        });
      expect(shifts).toHaveLength(antal);
      const sum = shifts.reduce((total, shift) => total + shift, 0);
      // Each is printed with two decimals, and what is folded away is less than half of one.
      expect(Math.abs(sum - Math.log(sannolikhet / (1 - sannolikhet)))).toBeLessThanOrEqual(0.005 * alla + 1e-9);
    }
  });

  it("folds the sources that move nothing into one line without rows", async () => {
    const { risk_id, antal } = await warehouse.row<{ risk_id: string; antal: number }>(
      `select risk_id, count(*)::integer as antal from resultat.riskbidrag where abs(bidrag) < 0.005 and indikator_id <> 'grundniva'
       group by risk_id order by antal desc, risk_id limit 1`,
    );
    const { because = [] } = await explain(run.out, risk_id, 5);
    expect(antal).toBeGreaterThan(1);
    expect(because.at(-1)).toEqual({ text: `${antal} källor påverkar inte` });
  });

  it("leads to lines about the enhet, where the figure is the enhet's own", async () => {
    // An åtgärd names its brist, and that the enhet.
    const risks = await warehouse.rows<{ risk_id: string; enheter: string[]; brister: string[]; egna: string[] }>(
      `select r.risk_id, (select list(e.enhet_id) from modell.enheter e where e.nu_enhet_id = r.enhet_id) as enheter,
         (select coalesce(list(b.brist_id), []) from modell.brister b where b.enhet_id = r.enhet_id) as brister,
         (select list(coalesce(i.namn, b.indikator_id)) from resultat.riskbidrag b left join resultat.indikatorer i using (indikator_id)
          where b.risk_id = r.risk_id and b.varde is not null and b.indikator_id <> 'grundniva') as egna
       from resultat.risker r where underlag = 'tillrackligt' order by r.rang, r.risk_id limit 3`,
    );
    let looked = 0;
    for (const { risk_id, enheter, brister, egna } of risks) {
      const { because = [] } = await explain(run.out, risk_id, 200);
      for (const reason of because.filter(({ text }) => egna.some((name) => text.startsWith(`${name} `))))
        for (const { file, line } of places(reason)) {
          expect([reason.text, file, fields(line).some((field) => [...enheter, ...brister].includes(field))]).toEqual([
            reason.text,
            file,
            true,
          ]);
          looked++;
        }
    }
    expect(looked).toBeGreaterThan(20);
  });

  it("without evidence says so", async () => {
    const { risk_id } = await warehouse.row<{ risk_id: string }>(
      "select min(risk_id) as risk_id from resultat.risker where underlag = 'saknas'",
    );
    expect((await explain(run.out, risk_id, 5)).text).toMatch(/: underlag saknas, ingen sannolikhet är beräknad$/);
  });
});

describe("a plan row", () => {
  it("tells its rules, and the risks it answers down to their lines", async () => {
    const [row] = await warehouse.rows<{ planrad_id: string; enhet_id: string; regler: string[]; risk_ids: string[] }>(
      "select planrad_id, enhet_id, regler, risk_ids from resultat.planrader where len(risk_ids) > 1 and len(regler) > 0 order by planrad_id limit 1",
    );
    const { text, because = [] } = await explain(run.out, row!.planrad_id, 3);
    expect(text).toContain(row!.enhet_id);
    const rules = await warehouse.rows<{ regel_id: string; namn: string }>(
      "select regel_id, namn from resultat.planregler",
    );
    for (const id of row!.regler) {
      const names = rules.filter((rule) => rule.regel_id === id).map((rule) => rule.namn.toLowerCase());
      expect(because.some(({ text }) => names.some((name) => text.toLowerCase().startsWith(`regel: ${name} (`)))).toBe(
        true,
      );
    }
    expect(because.flatMap((reason) => reason.id ?? [])).toEqual(row!.risk_ids);
    expect(because.flatMap(places).length).toBeGreaterThan(5);
  });

  it("tells the way to follow up that the row has, not the first that the risks may lead to", async () => {
    const { planrad_id } = await warehouse.row<{ planrad_id: string }>(
      "select min(planrad_id) as planrad_id from resultat.planrader where metod = 'hsl'",
    );
    const { because = [] } = await explain(run.out, planrad_id, 1);
    expect(because.map(({ text }) => text).join()).toContain(
      "regel: uppföljning med medicinskt ansvarig (NO-10, NO-22",
    );
  });

  it("is told in words, without codes", async () => {
    const rows = await warehouse.rows<{ planrad_id: string }>(
      "select first(planrad_id order by planrad_id) as planrad_id from resultat.planrader group by metod order by 1",
    );
    const spoken = JSON.stringify(await Promise.all(rows.map(({ planrad_id }) => explain(run.out, planrad_id, 1))));
    expect(spoken).not.toMatch(
      /NO-\d+-[a-z]|egen-cykel|uppfoljare|avtalsforlangning|tillrackligt|kristianstad-|grundnivå|"[^"]* 1 händelser/,
    );
  });

  it("is explained for a row of every rule", async () => {
    const rows = await warehouse.rows<{ planrad_id: string }>(
      "select distinct first(planrad_id order by planrad_id) as planrad_id from (select planrad_id, unnest(regler) as regel from resultat.planrader) group by regel order by 1",
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { planrad_id } of rows) {
      const { because = [] } = await explain(run.out, planrad_id, 1);
      expect([planrad_id, because.length > 1]).toEqual([planrad_id, true]);
    }
  });
});

it("a list that is cut says by how much, and how to see all", async () => {
  const { id } = await warehouse.row<{ id: string }>(
    "select fynd_id as id from resultat.fakturafynd order by len(rader) desc, fynd_id limit 1",
  );
  const cut = JSON.stringify(await explain(run.out, id, 2));
  const more = /… och (\d+) rader till \(--rader (\d+) visar alla\)/.exec(cut);
  expect(Number(more?.[2]) - Number(more?.[1])).toBe(2);
  expect(places(await explain(run.out, id, Number(more?.[2]))).length).toBeGreaterThanOrEqual(Number(more?.[2]));
});

it("refuses an id that no run made", async () => {
  await expect(explain(run.out, "R-ffffffffffff", 5)).rejects.toThrow(/^id R-ffffffffffff finns inte i den senaste/);
});

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Field, Float64, List, Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { sha256 } from "../../src/site/verify.ts";
import { chartSamples } from "./chartSamples.ts";

type Rows = readonly Record<string, unknown>[];

/** Writes a made-up published edition: Arrow files and a manifest, as 7-publish would. */
export async function writeEdition(outDir: string, edition: string, tables: Record<string, Rows>): Promise<void> {
  const files = Object.entries(tables).map(([name, rows]) => ({
    fil: `${name}.arrow`,
    bytes: arrowFile(rows),
    rader: rows.length,
  }));
  await writeFiles(outDir, edition, files);
}

export interface MadeFile {
  fil: string;
  bytes: Uint8Array;
  rader: number;
  del?: number;
}

export async function writeFiles(outDir: string, edition: string, files: readonly MadeFile[]): Promise<void> {
  const dir = join(outDir, "published", edition);
  await mkdir(dir, { recursive: true });
  const filer = [];
  for (const { bytes, ...file } of files) {
    await writeFile(join(dir, file.fil), bytes);
    filer.push({ ...file, sha256: sha256(bytes) });
  }
  const manifest = {
    utgava: edition,
    kommun: "Björkåns kommun",
    exempel: true,
    per_datum: "2025-12-31",
    korning: "K-3f9c2a71d0e4",
    filer,
  };
  await writeFile(join(dir, "manifest.json"), JSON.stringify(manifest));
}

export function arrowFile(rows: Rows): Uint8Array {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row) => row[name] ?? null);
    // left to itself Arrow makes dictionaries, numbered by a counter of the process: the bytes would differ
    const text = values.some((value) => typeof value === "string");
    const list = values.find((value) => Array.isArray(value)) as unknown[] | undefined;
    if (list) {
      const item = list.some((value) => typeof value === "string") ? new Utf8() : new Float64();
      return [name, vectorFromArray(values, new List(new Field("item", item, true)))] as const;
    }
    return [name, text ? vectorFromArray(values, new Utf8()) : vectorFromArray(values)] as const;
  });
  return tableToIPC(new Table(Object.fromEntries(columns)), "file");
}

/** A small generator, so that the gallery looks the same on every machine. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const ENHETER = [
  "Björkens hemtjänst",
  "Lindgården",
  "Ekbackens äldreboende",
  "Norra hemtjänstområdet",
  "Solsidan",
  "Tallens gruppbostad",
  "Stadshagens dagverksamhet",
  "Åkerbo korttidsboende",
  "Mellanvångens särskilda boende och servicehus",
  "Kvarnen",
  "Vitsippan",
  "Omsorg & Vardag AB",
];
const OMRADEN = [
  "Service och bemötande",
  "Säkerhet",
  "Hälso- och sjukvård",
  "Dokumentation",
  "Personal",
  "Kontinuitet",
  "Delaktighet",
  "Ledning",
];
const KVARTAL = [2023, 2024, 2025].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));

const slug = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

export function galleryTables(utforare = 12, rows = 400): Record<string, Rows> {
  const random = sequence(7);
  const level = (value: number) => Math.max(1, Math.min(4, Math.round(value)));
  const risker = ENHETER.flatMap((namn, i) =>
    OMRADEN.map((omrade, j) => {
      const missing = (i * 8 + j) % 16 === 15;
      const sannolikhet = missing ? null : ([0.62, 0.51, 0.34, 0.31, 0.27][i + j] ?? 0.05 + 0.3 * random() ** 2);
      const niva = sannolikhet == null ? null : level(0.7 + sannolikhet * 6);
      return {
        namn,
        omrade,
        utforare_slug: slug(namn),
        sannolikhet,
        lag: sannolikhet == null ? null : sannolikhet * 0.7,
        hog: sannolikhet == null ? null : Math.min(0.95, sannolikhet * 1.3 + 0.05),
        sannolikhet_niva: niva,
        niva_lag: niva,
        niva_hog: niva == null ? null : random() < 0.3 ? Math.min(4, niva + 1) : niva,
        konsekvens_niva: level(1 + random() * 2.8),
        antal: Math.round(20 + random() * 200),
      };
    }),
  );
  const forsta = ENHETER.map((_, i) => risker[i * 8]).filter((row) => row !== undefined);
  const serier = ENHETER.slice(0, 8).flatMap((serie, i) =>
    KVARTAL.map((kvartal, k) => {
      const missing = i === 6 && k > 3 && k < 7;
      const varde = missing ? null : i === 1 ? 3.1 + k * 0.33 : 2 + random() * 2.2;
      return {
        serie,
        kvartal,
        fakta: i === 1 ? "tydlig ökning" : i === 4 ? "möjlig minskning" : "ingen säkerställd förändring",
        markerad: i === 1,
        varde,
        lag: varde == null ? null : varde * 0.65,
        hog: varde == null ? null : varde * 1.42,
        ofullstandigt: k === 11 && i !== 1,
      };
    }),
  );
  const slag = ["obligatorisk", "risk", "risk", "slump"];
  const plan = ENHETER.slice(0, 10).flatMap((enhet, i) =>
    [1 + ((i * 3) % 12), 1 + ((i * 5 + 2) % 12), ...(i < 4 ? [10] : []), ...(i < 3 ? [3] : [])].map((manad, k) => ({
      enhet,
      manad,
      timmar: [40, 24, 16, 32][(i + k) % 4],
      slag: slag[(i + k) % 4],
      metod: "kvalitetsgranskning",
    })),
  );
  const rader = Array.from({ length: rows }, (_, i) => {
    const missing = i % 40 === 39;
    return {
      namn: i === 5 ? '<img src=x onerror="alert(1)">' : `${ENHETER[i % 12]} ${1 + Math.floor(i / 12)}`,
      omrade: OMRADEN[i % 8],
      poang: missing ? null : level(1 + random() * 3) * level(1 + random() * 3),
      sannolikhet: missing ? null : random() * 0.6,
      belopp: Math.round(random() * 2_000_000) / 10,
      datum: i % 9 === 8 ? null : `2025-${String(1 + (i % 12)).padStart(2, "0")}-15`,
      kvartal: KVARTAL[i % 12],
    };
  });
  return {
    ...chartSamples(),
    risker: [...forsta, ...risker.filter((row) => !forsta.includes(row))],
    serier,
    plan,
    rader,
    utforare: Array.from({ length: utforare }, (_, i) => {
      const namn = ENHETER[i] ?? `Utförare ${i + 1}`;
      return { utforare_slug: slug(namn), namn };
    }),
  };
}

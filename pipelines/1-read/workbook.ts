import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdirSync, rmSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { noSheet, unreadableWorkbook } from "../../src/messages/refusals.ts";
import type { SourceFile } from "./discover.ts";
import { guardArchive } from "./guardArchive.ts";
import { findHeader } from "./header.ts";
import type { Mapping } from "./mapping.ts";
import { temporaryPath } from "./temporaryPath.ts";

/** A sheet as text: UTF-8, semicolons, one line per row of the sheet, so that line numbers are Excel's row numbers. */
export interface SheetText {
  readonly path: string;
  readonly sheet: string;
}

const child = join(dirname(fileURLToPath(import.meta.url)), "workbookChild.js");
const limits = { megabytes: 768, milliseconds: 300_000 } as const;

/**
 * The first sheet of a workbook that has a header with the contract's required columns. The archive is weighed first; the library
 * that understands it runs in a process of its own, which may die without taking the run with it.
 */
export async function readWorkbook(
  file: SourceFile,
  contract: Contract,
  mapping: Mapping | null,
  temporary: string,
): Promise<SheetText> {
  await guardArchive(file.path, file.file, (await stat(file.path)).size);
  const folder = temporaryPath(temporary).replace(/\.csv$/, "");
  mkdirSync(folder, { mode: 0o700 });
  try {
    const sheets = await sheetsOf(file, folder);
    for (const { name, path } of sheets) {
      const header = findHeader(await head(path), contract, mapping);
      if (!header) continue;
      const target = temporaryPath(temporary);
      const dates = [...header.position].filter(([column]) =>
        ["datum", "tid"].includes(contract.columns[column]!.kind),
      );
      await withDates(path, target, header.skip, new Set(dates.map(([, at]) => at)));
      return { path: target, sheet: name };
    }
    throw new Refusal(
      noSheet(
        file.file,
        sheets.map(({ name }) => name),
        Object.entries(contract.columns).flatMap(([name, column]) => (column.required ? [name] : [])),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sheets in the order of the workbook's tabs. */
async function sheetsOf(file: SourceFile, folder: string): Promise<{ name: string; path: string }[]> {
  const names = await new Promise<string>((resolve, reject) => {
    const reader = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, child, file.path, folder], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: limits.milliseconds,
      env: { PATH: process.env.PATH, TMPDIR: folder, TZ: "UTC" },
    });
    let output = "";
    reader.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    reader.on("error", reject);
    reader.on("close", (code) => (code === 0 ? resolve(output) : reject(new Refusal(unreadableWorkbook(file.file)))));
  });
  return (JSON.parse(names) as { name: string; order: number }[])
    .map(({ name, order }, index) => ({ name, order, path: join(folder, `${index}.csv`) }))
    .sort((a, b) => a.order - b.order);
}

async function head(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead).toString("utf8");
  } finally {
    await file.close();
  }
}

/** 1982-10-… to 2119-…: what a day of ours looks like when its cell has lost its date format. */
const serial = /^[3-7]\d{4}(\.\d+)?$/;

/** Copies a sheet; in columns of days and times a serial number becomes the day it stands for. */
async function withDates(from: string, to: string, skip: number, dates: ReadonlySet<number>): Promise<void> {
  const lines = createInterface({ input: createReadStream(from), crlfDelay: Number.POSITIVE_INFINITY });
  async function* dated(): AsyncGenerator<string> {
    let number = 0;
    for await (const line of lines) {
      number += 1;
      if (number <= skip || dates.size === 0 || !/[3-7]\d{4}/.test(line)) yield `${line}\n`;
      else {
        const cells = Papa.parse<string[]>(line, { delimiter: ";" }).data[0] ?? [];
        yield `${Papa.unparse([cells.map((text, at) => (dates.has(at) && serial.test(text) ? dayOfSerial(Number(text)) : text))], { delimiter: ";" })}\n`;
      }
    }
  }
  await pipeline(Readable.from(dated()), createWriteStream(to, { mode: 0o600 }));
}

/**
 * The day, and the time of it, that a serial number of Excel's 1900 system stands for: days since 1899-12-30, to the second.
 *
 * @example dayOfSerial(45901) // "2025-09-01"
 */
export function dayOfSerial(value: number): string {
  const text = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000).toISOString();
  const [day, clock] = [text.slice(0, 10), text.slice(11, 19)];
  return clock === "00:00:00" ? day : `${day} ${clock.endsWith(":00") ? clock.slice(0, 5) : clock}`;
}

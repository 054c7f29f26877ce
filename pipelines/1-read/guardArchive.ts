import { open as openZip } from "yauzl";
import { Refusal } from "../../src/messages/refusal.ts";
import { archiveTooLarge, unreadableWorkbook } from "../../src/messages/refusals.ts";

/** A workbook of a million rows is some 60 MB unpacked and packs ten times; bombs pack a thousand times. */
export const archiveLimits = { entries: 1000, bytes: 200_000_000, ratio: 100, freely: 10_000_000 } as const;

/**
 * Refuses an Excel file that would unpack to far more than it is, before anything that understands it is let near. What the archive says of
 * its sizes is not trusted: every part is unpacked once, to nowhere, and counted.
 */
export function guardArchive(path: string, file: string, packed: number): Promise<void> {
  return new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true, validateEntrySizes: true }, (fault, zip) => {
      if (fault) return reject(new Refusal(unreadableWorkbook(file)));
      let unpacked = 0;
      const stop = (refusal: Refusal): void => {
        zip.close();
        reject(refusal);
      };
      const tooLarge = (): boolean =>
        unpacked > archiveLimits.bytes || (unpacked > archiveLimits.freely && unpacked > archiveLimits.ratio * packed);
      if (zip.entryCount > archiveLimits.entries) return stop(new Refusal(archiveTooLarge(file)));
      zip.on("error", () => stop(new Refusal(unreadableWorkbook(file))));
      zip.on("end", resolve);
      zip.on("entry", (entry) => {
        // Said by the archive itself: no need to unpack what already says too much.
        const before = unpacked;
        unpacked += entry.uncompressedSize;
        if (tooLarge()) return stop(new Refusal(archiveTooLarge(file)));
        unpacked = before;
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return stop(new Refusal(unreadableWorkbook(file)));
          stream.on("data", (chunk: Buffer) => {
            unpacked += chunk.length;
            if (!tooLarge()) return;
            stream.destroy();
            stop(new Refusal(archiveTooLarge(file)));
          });
          stream.on("error", () => stop(new Refusal(unreadableWorkbook(file))));
          stream.on("end", () => zip.readEntry());
        });
      });
      zip.readEntry();
    });
  });
}

/** The package's synchronous way, which it has but does not name among its doors; src/site/bundle.ts leads there. */
declare module "write-excel-file/sync" {
  import type { Options, Sheet } from "write-excel-file/universal";
  export function generateXlsxFileSync(
    sheets: Sheet<Blob>[],
    options: Options<Blob> | undefined,
    none: undefined,
    imageBytes: (image: Blob) => Promise<Uint8Array>,
  ): Promise<Blob>;
}

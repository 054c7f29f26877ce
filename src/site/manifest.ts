import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What a site needs to know of a published edition. The publisher may write more; it is passed over here. */
const manifestSchema = z.object({
  utgava: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kommun: z.string().min(1),
  exempel: z.boolean().default(false),
  per_datum: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  korning: z.string().min(1),
  filer: z.array(
    z.object({
      fil: z.string().regex(/^[a-z0-9_-]+\.arrow$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      rader: z.number().int().nonnegative(),
      /** a part of a dataset: no page names it, a component fetches it when it is needed */
      del: z.number().int().nonnegative().optional(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;

export async function readManifest(publishedDir: string): Promise<Manifest> {
  const path = join(publishedDir, "manifest.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new Error(`det finns ingen publicerad utgåva i ${publishedDir}; kör först uppsikt run`, { cause: error });
  }
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`manifestet ${path} kan inte läsas: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

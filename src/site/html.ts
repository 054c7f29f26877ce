import { createHash } from "node:crypto";

const INLINE_SCRIPT = /<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;
const EXTERNAL_REFERENCE = /\b(?:src|href|srcset|action|poster)\s*=\s*["']?\s*(?:https?:)?\/\//i;

/** The law's links (Digg) may leave the site by a click; nothing may be fetched from another host. */
const FETCHING_TAG = /<(?:script|link|img|iframe|source|video|audio|object|embed|form|use|image)\b[^>]*>/gi;

/**
 * Makes the Framework's page lawful and safe: a language (WCAG 3.1.1), zoom (1.4.4), a focus target for the skip link
 * (2.4.1), and a content security policy that names the page's own inline scripts by hash.
 */
export function hardenHtml(html: string): string {
  let page = html
    .replace(/<html(?![^>]*\blang=)/, '<html lang="sv"')
    .replace(/<meta name="viewport"[^>]*>/, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    .replace(/<meta name="generator"[^>]*>\n?/, "")
    .replace('<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"');
  page = page.replace(
    /(<meta charset="utf-8">)/,
    `$1\n<meta http-equiv="Content-Security-Policy" content="${policy(page)}">`,
  );
  return page;
}

/** Plot and the interaction of charts set styles on elements, hence the one exception for styles. */
export function policy(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    (match) =>
      `'sha256-${createHash("sha256")
        .update(match[1] ?? "")
        .digest("base64")}'`,
  );
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...new Set(hashes)].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
}

/** The first tag that would fetch something from another host, if any. */
export function externalReference(html: string): string | undefined {
  for (const [tag] of html.matchAll(FETCHING_TAG)) if (EXTERNAL_REFERENCE.test(tag)) return tag;
  return undefined;
}

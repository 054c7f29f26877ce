import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { recoverDirectory } from "./swap.ts";

const CONTENT_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".arrow": "application/vnd.apache.arrow.file",
};

const SECURITY_HEADERS: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

const LOOPBACK = "127.0.0.1";

export interface ServeOptions {
  dir: string;
  port: number;
}

/** Shows a built site to this machine only. A taken port gives way to a free one. */
export async function serveSite({ dir, port }: ServeOptions): Promise<{ url: string; close: () => Promise<void> }> {
  await recoverDirectory(dir);
  const root = await realpath(dir).catch((error: unknown) => {
    throw new Error(`det finns ingen byggd webbplats i ${dir}; kör först uppsikt build`, { cause: error });
  });
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, SECURITY_HEADERS);
      response.end();
    });
  });
  const actualPort = await listen(server, port);
  return {
    url: `http://${LOOPBACK}:${actualPort}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  const attempt = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, LOOPBACK, () => {
        server.removeListener("error", reject);
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : wanted);
      });
    });
  return attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE" || error.code === "EACCES") return attempt(0);
    throw error;
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Metoden används inte här.");
  // a page elsewhere could point its own host name at this machine and read the answers: only our names are served
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ""))
    return refuse(response, 421, "Okänt värdnamn.");
  const path = requestPath(request.url ?? "/");
  const file = path === undefined ? undefined : await findFile(root, path);
  if (file) return send(request, response, 200, file);
  const missing = await findFile(root, "/404");
  if (missing) return send(request, response, 404, missing);
  return refuse(response, 404, "Sidan finns inte.");
}

function requestPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
    return path.includes("\0") || path.includes("\\") ? undefined : path;
  } catch {
    return undefined; // a malformed escape names no page
  }
}

/** Clean addresses: `/riskmatris` is `riskmatris.html`. The real path must lie inside the site. */
async function findFile(root: string, path: string): Promise<{ path: string; size: number } | undefined> {
  const candidates = path.endsWith("/") ? [`${path}index.html`, `${path.slice(0, -1)}.html`] : [path, `${path}.html`];
  for (const candidate of candidates) {
    const resolved = await realpath(join(root, candidate)).catch(() => undefined);
    if (!resolved?.startsWith(root + sep)) continue;
    const info = await stat(resolved);
    if (info.isFile()) return { path: resolved, size: info.size };
  }
  return undefined;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  file: { path: string; size: number },
): void {
  const hashed = /\.[0-9a-f]{8}\.\w+$/.test(file.path);
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    "Content-Type": CONTENT_TYPES[extname(file.path)] ?? "application/octet-stream",
    "Content-Length": file.size,
    "Cache-Control": hashed ? "private, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file.path)
      .on("error", (error) => response.destroy(error))
      .pipe(response);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${message}\n`);
}

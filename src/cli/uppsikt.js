#!/usr/bin/env node
// The package's bin: plain JavaScript that lets Node read the TypeScript it starts.
import { register } from "tsx/esm/api";

register();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv);

import { join } from "node:path";
import type { ExchangeAgreement } from "../../src/config/configuration.ts";
import { type Exchange, exchangeUnder } from "../../src/identity/exchange.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { exchangeKeyIsOwn } from "../../src/messages/refusals.ts";
import { existingKey } from "./key.ts";

/** Those agreements whose key file is there. */
export function readExchanges(dataFolder: string, agreements: readonly ExchangeAgreement[]): Exchange[] {
  return agreements.flatMap((agreement) => readExchange(dataFolder, agreement) ?? []);
}

/** Null where the key has not been made or received yet. */
export function readExchange(dataFolder: string, { namn, nyckel }: ExchangeAgreement): Exchange | null {
  const key = existingKey(join(dataFolder, nyckel));
  if (key === null) return null;
  if (existingKey(join(dataFolder, "nyckel"))?.equals(key)) throw new Refusal(exchangeKeyIsOwn(nyckel));
  return exchangeUnder(namn, key);
}

import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { exchangeUnder } from "../../../src/identity/exchange.ts";

const key = Buffer.from("ab".repeat(32), "hex");
const exchange = exchangeUnder("granne", key);

describe("an exchange key", () => {
  test("is the same for every spelling of an identity number", () => {
    const spellings = ["19821105-9954", "198211059954", "821105-9954", "8211059954", " 821105-9954 "];
    expect(new Set(spellings.map(exchange.person)).size).toBe(1);
    expect(exchange.person(spellings[0]!)).toMatch(/^[0-9a-hjkmnp-tv-z]{24}$/);
  });

  test("is the first 120 bits of HMAC-SHA-256 over the name and the whole number, lowest first", () => {
    const digest = createHmac("sha256", key)
      .update("uppsikt utbyte granne: person 198211059954")
      .digest("hex")
      .slice(0, 30);
    const characters = exchange.person("19821105-9954")!.split("").reverse();
    const bits = characters
      .map((one) => "0123456789abcdefghjkmnpqrstvwxyz".indexOf(one).toString(2).padStart(5, "0"))
      .join("");
    expect(BigInt(`0b${bits}`).toString(16).padStart(30, "0")).toBe(digest);
  });

  test("is nothing for what another kommun cannot know: case ids and numbers with a wrong check digit", () => {
    for (const raw of ["P-HT001-001", "19821105-9955", "1982", "", "EX-305894"])
      expect(exchange.person(raw)).toBeNull();
  });

  test("differs between agreements, also under one key, and between keys under one name", () => {
    const others = [exchangeUnder("annan", key), exchangeUnder("granne", Buffer.from("cd".repeat(32), "hex"))];
    for (const other of others) {
      expect(other.person("19821105-9954")).not.toBe(exchange.person("19821105-9954"));
      expect(other.kontroll).not.toBe(exchange.kontroll);
    }
  });
});

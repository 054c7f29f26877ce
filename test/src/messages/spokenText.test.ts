import { describe, expect, it } from "vitest";
import { spokenMonth, spokenText } from "../../../src/messages/spokenText.ts";

const NBSP = "\u00a0";

describe("the sentence of a finding, as one says it", () => {
  it("names months and groups large numbers", () => {
    expect(spokenMonth("2025-12")).toBe("december 2025");
    expect(spokenText("35910 minuter fakturerades i 2025-11 av utföraren.")).toBe(
      `35${NBSP}910 minuter fakturerades i november 2025 av utföraren.`,
    );
    expect(spokenText("En rad i 2024-11 är 1484,38 kr dyrare än prislistan.")).toBe(
      `En rad i november 2024 är 1${NBSP}484,38 kr dyrare än prislistan.`,
    );
    expect(spokenText("4527 av 5455 planerade besök, 83 procent")).toBe(
      `4${NBSP}527 av 5${NBSP}455 planerade besök, 83 procent`,
    );
  });

  it.each([
    "Samma personal (2025-04-28 kl. 10.14–11.22).",
    "faktura F2402-HT018-3 (F2402-HT018/49, 2024-02/3, A-2024-02)",
    "68 minuter och 584,80 kr per timme",
    "2025-13 är ingen månad",
  ])("leaves %s as it is written", (text) => {
    expect(spokenText(text)).toBe(text);
  });
});

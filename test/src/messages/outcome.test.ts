import { expect, test } from "vitest";
import { atCapacity, calibrationText } from "../../../src/messages/outcome.ts";

test("what the calibration came to: level and differences apart, each only where it is sure", () => {
  expect(calibrationText(0.36, 0.38, "inte-sakert", "inte-sakert")).toMatch(/lika stora som andelen fynd/);
  expect(calibrationText(0.33, 0.38, "over", "inte-sakert")).toBe(
    "Sannolikheterna var i snitt för låga: 33 procent väntades och 38 procent hade en brist.",
  );
  expect(calibrationText(0.4, 0.3, "under", "under")).toMatch(/för höga.*för långt isär/);
  expect(calibrationText(0.4, 0.4, "inte-sakert", "over")).toMatch(/^De låg för nära varandra/);
});

test("a tenth by its name, any other share by its figure", () => {
  expect(atCapacity(0.1, 0.6, 0.4, 1.5)).toMatch(/^Av den tiondel som .*1,5 gånger så många\.$/);
  expect(atCapacity(0.25, 0.6, 0.4, 1.5)).toMatch(/^Av de 25 procent som /);
});

import { defineConfig } from "vitest/config";

// Dates and sorting must not depend on the machine that runs the tests.
process.env.TZ = "UTC";

export default defineConfig({
  test: {
    // Generous: whole municipalities are run on machines that do other things too.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // The default leaves one core of two idle.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "unit", include: ["test/{src,data,docs}/**/*.test.ts"] } },
      { extends: true, test: { name: "pipeline", include: ["test/pipelines/**/*.test.ts"] } },
      { extends: true, test: { name: "browser", include: ["test/browser/**/*.test.ts"], fileParallelism: false } },
    ],
  },
});

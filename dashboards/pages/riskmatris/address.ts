const RISK_ID = /^R-[0-9a-z-]+$/i;

/** `#R-8c46&verksamhet=hemtjanst` → `R-8c46`: which risk is open stands first in the address, before what the page shows. */
export const riskInAddress = (hash: string): string | null =>
  hash
    .replace(/^#/, "")
    .split("&")
    .find((part) => RISK_ID.test(part)) ?? null;

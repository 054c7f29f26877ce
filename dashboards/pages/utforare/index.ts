/** What the pages Utförare say and draw. */
export { lackNotices } from "../common/lacks.ts";
export { register } from "../common/register.ts";
export { seriesByKey } from "../common/series.ts";
export { billingChart, billingSum, billingText, performedPanels } from "./billing.ts";
export { followUpText } from "./followUps.ts";
export { byForm, listHeadline, providerHeadline, providerLead, providerRows } from "./headline.ts";
export { formChart, providerTable, unitsNote } from "./list.ts";
export { mine, providerFigures, unitViews } from "./page.ts";
export { findingsTable, followUpTable, plain, riskTable, signalTable, unitTable } from "./tables.ts";

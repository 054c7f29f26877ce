/** What the pages Utförare say and draw. */

export { effectsView } from "../common/effects.ts";
export { formsView } from "../common/formsView.ts";
export { funnelsOf } from "../common/funnels.ts";
export { groupBy } from "../common/group.ts";
export { lackNotices } from "../common/lacks.ts";
export { register } from "../common/register.ts";
export { seriesByKey } from "../common/series.ts";
export { billingChart, billingSum, billingText, performedPanels } from "./billing.ts";
export { followUpText } from "./followUps.ts";
export { byForm, listHeadline, providerHeadline, providerLead, providerRows } from "./headline.ts";
export { historySpan, lanesOf } from "./history.ts";
export { formChart, providerTable, unitsNote } from "./list.ts";
export { mine, providerFigures, unitViews } from "./page.ts";
export { providerPlace } from "./place.ts";
export { actionTable, actionText, repeatedTable } from "./register.ts";
export { findingsTable, followUpTable, plain, riskTable, signalTable, unitTable } from "./tables.ts";

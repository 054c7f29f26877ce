export { lackNotices } from "../common/lacks.ts";
export { controlGrid, controlTable } from "./controls.ts";
export { economyFigures, economyHeadline, economyLead } from "./headline.ts";
export { shareFunnels, shareTable } from "./shares.ts";
export { signCards, signChart, signKindTable, signRules, withSigns } from "./signs.ts";
export { trendPanels, trendTable } from "./trends.ts";

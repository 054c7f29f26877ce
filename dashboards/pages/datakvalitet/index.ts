export { lackNotices } from "../common/lacks.ts";
export { fileTable, rejectedTable } from "./files.ts";
export { freshnessChart, sourceStates } from "./freshness.ts";
export { qualityFigures, qualityHeadline, qualityLead } from "./headline.ts";

export { lackNotices } from "../common/lacks.ts";
export { planCalendar } from "./calendar.ts";
export { planFigures, planHeadline, planLead } from "./headline.ts";
export { loadByRole } from "./load.ts";
export { coverageTable, leftOutTable, planTable } from "./tables.ts";

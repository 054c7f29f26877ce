export { lackNotices } from "../common/lacks.ts";
export { calendarGrid, calendarTable } from "./calendar.ts";
export { protocolForm } from "./form.ts";
export { calendarFigures, calendarHeadline, calendarLead } from "./headline.ts";
export { madeTable } from "./made.ts";
export { ruleSums, ruleSumTable, trailGrid, trailTable } from "./trail.ts";

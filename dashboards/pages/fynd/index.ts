export { lackNotices } from "../common/lacks.ts";
export { findingsPage } from "./list.ts";
export { findingsHeadline, findingsLead } from "./selection.ts";

export { lackNotices } from "../common/lacks.ts";
export { findingsPage, loadFindings } from "./list.ts";

export { lackNotices } from "../common/lacks.ts";
export { loadFindings } from "../fynd/list.ts";
export { providerPage } from "./page.ts";

/** What the page Riskmatris says and draws. */
export { lackNotices } from "../common/lacks.ts";
export { register } from "../common/register.ts";
export { levelCuts } from "./change.ts";
export { riskExplorer } from "./explorer.ts";
export { headline, lead } from "./headline.ts";
export { ruleLimits } from "./rule.ts";
export { silentUnits } from "./silence.ts";

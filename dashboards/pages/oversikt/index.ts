/** What the page Översikt says and draws. */
export { register } from "../common/register.ts";
export { headline, lead } from "./headline.ts";
export { matters } from "./matters.ts";
export { changeFigure, figures, freshnessView, matterList } from "./view.ts";

/** What the page Kvalitetsråd says and draws. */
export { effectsView } from "../common/effects.ts";
export { formsView } from "../common/formsView.ts";
export { funnelsOf } from "../common/funnels.ts";
export { lackNotices } from "../common/lacks.ts";
export { register } from "../common/register.ts";
export { seriesByKey } from "../common/series.ts";
export { testedText } from "../common/signals.ts";
export { freshCharts, funnelViews } from "./charts.ts";
export { council } from "./choice.ts";
export { fateView } from "./fate.ts";
export { headline, lead, listedText, sorted } from "./headline.ts";
export { patternList, themeList } from "./patterns.ts";
export { firstOfAll, questions, signalPanels, signalTable, trendPanels } from "./view.ts";
export { hiddenTable, hiddenText, screenFigures } from "./worth.ts";

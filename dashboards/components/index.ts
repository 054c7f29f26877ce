/** All a page can use. Pages import from `./components/index.js`; nothing here knows the host. */

export { html } from "htl";
export { type Contribution, contributionBars } from "./bars.ts";
export { type PlanEntry, type PlanKind, yearCalendar } from "./calendar.ts";
export { type ChartSpec, chart } from "./chart.ts";
export type { Column, ColumnType } from "./columns.ts";
export { type ComparedPart, type ComparedRow, comparison } from "./comparison.ts";
export { type ControlPanel, type ControlPoint, type ControlRule, controlCharts, ruleWord } from "./controlChart.ts";
export { loadTable } from "./data.ts";
export { downloadButton, saveCsv } from "./download.ts";
export {
  type FilterChoice,
  type FilterField,
  type FilterOption,
  filterBar,
  matches,
  writeChoice,
} from "./filterBar.ts";
export { type FlowStep, flow } from "./flow.ts";
export { folded } from "./folded.ts";
export * as format from "./format.ts";
export {
  type FunnelLimits,
  type FunnelOutcome,
  type FunnelPoint,
  funnelOutcomeWord,
  funnelPlot,
} from "./funnel.ts";
export { heading } from "./heading.ts";
export { type IntervalRow, intervalRows } from "./interval.ts";
export { type KeyFigure, keyFigures } from "./keyFigures.ts";
export { type MatrixItem, riskMatrix, selectInMatrix } from "./matrix.ts";
export { missingSource, type Notice, notice } from "./notice.ts";
export * as palette from "./palette.ts";
export { ranking } from "./ranking.ts";
export { consequenceWords, levelMark, likelihoodWords, riskLevel, riskLevels, riskMark } from "./risk.ts";
export { type Panel, type PanelPoint, smallMultiples } from "./smallMultiples.ts";
export { type GridCell, type GridState, monthHeading, stateGrid } from "./stateGrid.ts";
export { type Step, stepRows } from "./steps.ts";
export { type TableOptions, table } from "./table.ts";
export { type TimelineEvent, type TimelineKind, timeline } from "./timeline.ts";

import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";

export interface Step {
  label: string;
  /** where the bar begins and ends, on the scale of the result */
  from: number;
  to: number;
  /** the base and the result stand on zero and are drawn quietly */
  whole?: boolean;
  /** what the step rests on, in a plain sentence: stands beside its bar */
  text: string;
  /** the same step on the scale it was computed on, for the table */
  exact: number;
}

export interface StepOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  steps: readonly Step[];
  valueLabel: string;
  exactLabel: string;
  show: (step: Step) => string;
  ifEmpty?: string;
}

/**
 * From a base to a result, one step a row: each bar begins where the last one ended, and beside it stands why. Made of
 * text and boxes, so that the reasons wrap, can be searched and are read aloud with their bars.
 */
export function stepRows({ steps, valueLabel, exactLabel, show, ...rest }: StepOptions): HTMLElement {
  const columns: Column<Step & { value: number }>[] = [
    { key: "label", label: "Del" },
    { key: "value", label: valueLabel, type: "number", digits: 2 },
    { key: "exact", label: exactLabel, type: "number", digits: 2 },
    { key: "text", label: "Vilar på" },
  ];
  const rows = steps.map((step) => ({ ...step, value: step.whole ? step.to : step.to - step.from }));
  return chart({ ...rest, rows, columns, draw: () => drawn(steps, show) });
}

function drawn(steps: readonly Step[], show: (step: Step) => string): HTMLElement {
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const most = Math.max(...ends, Number.EPSILON);
  const share = (value: number) => `${(100 * value) / most}%`;
  return html`<ol class="steps">${steps.map((step) => {
    const kind = step.whole ? "whole" : step.to >= step.from ? "raises" : "lowers";
    const [left, right] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
    const bar = html`<i class="step-bar"></i>`;
    bar.style.left = share(left);
    bar.style.width = share(right - left);
    const value = html`<span class="step-value">${show(step)}</span>`;
    value.style.left = share(right);
    return html`<li class="step" data-kind=${kind}>
      <div class="step-text"><span class="step-label">${step.label}</span> <span class="step-reason">${step.text}</span></div>
      <div class="step-track">${bar}${value}</div>
    </li>`;
  })}</ol>`;
}

import { compareDue, type Due } from "../guidelines/dueDates.ts";
import { monthOf } from "../guidelines/period.ts";
import { addMonths, clampMonth } from "./months.ts";

interface Window {
  from: string;
  to: string;
}

/** Follow-ups of one enhet that one visit can answer. */
export interface Bundle {
  enhetId: string;
  dues: Due[];
  /** The months that suit all of them. */
  wish: Window;
  /** The months that the required ones allow (or all, where none is required); the wish lies within. */
  limit: Window;
  /** A due date lies before the first month of the plan: as soon as possible, within the limit. */
  late: boolean;
}

/**
 * One visit for several rules: of each enhet's due follow-ups, those whose windows share a month become one.
 * Taken in order of due date, which gives the fewest visits. What a rule only recommends may wait some months for
 * what another rule requires.
 */
export function bundleDues(
  dues: readonly Due[],
  { firstMonth, waitMonths }: { firstMonth: string; waitMonths: number },
): Bundle[] {
  const byEnhet = new Map<string, Due[]>();
  for (const due of [...dues].sort(compareDue)) byEnhet.set(due.enhet_id, [...(byEnhet.get(due.enhet_id) ?? []), due]);
  const bundles: Bundle[] = [];
  for (const own of byEnhet.values()) {
    const required = grow(
      own.filter((due) => due.modalitet === "ska"),
      [],
      firstMonth,
      0,
    );
    bundles.push(
      ...grow(
        own.filter((due) => due.modalitet !== "ska"),
        required,
        firstMonth,
        waitMonths,
      ),
    );
  }
  return bundles;
}

function grow(dues: readonly Due[], started: readonly Bundle[], firstMonth: string, waitMonths: number): Bundle[] {
  const bundles = [...started];
  for (const due of dues) {
    const own = bundleOf(due, firstMonth);
    const host = bundles.find((bundle, i) => {
      const to = i < started.length ? addMonths(own.wish.to, waitMonths) : own.wish.to;
      return own.wish.from <= bundle.wish.to && bundle.wish.from <= to;
    });
    if (!host) {
      bundles.push(own);
      continue;
    }
    host.dues.push(due);
    const from = latestOf(host.wish.from, own.wish.from);
    host.wish = { from, to: latestOf(from, earliestOf(host.wish.to, own.wish.to)) };
    if (started.includes(host)) continue;
    host.limit = { from: latestOf(host.limit.from, own.limit.from), to: earliestOf(host.limit.to, own.limit.to) };
    if (own.late) host.late = true;
  }
  return bundles;
}

const latestOf = (a: string, b: string): string => (a > b ? a : b);
const earliestOf = (a: string, b: string): string => (a < b ? a : b);

function bundleOf(due: Due, firstMonth: string): Bundle {
  const last = `${firstMonth.slice(0, 4)}-12`;
  const wish = {
    from: clampMonth(monthOf(due.tidigast), firstMonth, last),
    to: clampMonth(monthOf(due.senast), firstMonth, last),
  };
  const late = monthOf(due.senast) < firstMonth;
  return {
    enhetId: due.enhet_id,
    dues: [due],
    wish,
    limit: late ? { from: firstMonth, to: clampMonth(monthOf(due.yttersta ?? `${last}-31`), firstMonth, last) } : wish,
    late,
  };
}

/** The months of a plan in the order in which a bundle would have them. */
export function monthsInOrder({ wish, limit, late }: Bundle, months: readonly string[]): string[] {
  const allowed = months.filter((month) => month >= limit.from && month <= limit.to);
  if (late) return allowed;
  // In time: the due month, then earlier ones. Failing that, where a recommended one must wait or hurry for the required.
  return [
    ...allowed.filter((month) => month >= wish.from && month <= wish.to).toReversed(),
    ...allowed.filter((month) => month > wish.to),
    ...allowed.filter((month) => month < wish.from).toReversed(),
  ];
}

/** The due follow-up that decides method and role: the largest effort, then what is required, then what is first due. */
export const leadOf = (bundle: Bundle): Due =>
  [...bundle.dues].sort(
    (a, b) => b.timmar - a.timmar || Number(b.modalitet === "ska") - Number(a.modalitet === "ska") || compareDue(a, b),
  )[0]!;

/** The due follow-up that explains why the visit stands in the plan: what is required, then what is first due. */
export const reasonOf = (bundle: Bundle): Due =>
  [...bundle.dues].sort(
    (a, b) => Number(b.modalitet === "ska") - Number(a.modalitet === "ska") || compareDue(a, b),
  )[0]!;

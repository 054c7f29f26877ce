/** One tested object of a rule, as its SQL says; which columns count depends on the rule's `prov`. */
export interface Tested {
  /** k of n, where the rule compares shares */
  readonly traffar?: number | null;
  readonly antal?: number | null;
  /** whom a share is compared with: only objects of the same group */
  readonly grupp?: string | null;
  /** the share that chance alone gives */
  readonly vantat?: number | null;
  /** distance from the middle in robust standard deviations */
  readonly z?: number | null;
}

/** The chance of something as far out or further, one-sided, per object; null where it cannot be said. */
export type Screen = (objects: readonly Tested[]) => (number | null)[];

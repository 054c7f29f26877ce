/**
 * Preconditions shared by the functions of this folder. A count that is not a whole number, or a share outside 0–1,
 * is a fault in the caller and must stop the run rather than become a quiet NaN in a published table.
 */
export function requireCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} must be a whole number ≥ 0: ${value}`);
}

export function requirePositive(value: number, name: string): void {
  if (!(value > 0) || !Number.isFinite(value)) throw new Error(`${name} must be a finite number > 0: ${value}`);
}

export function requireNotNegative(value: number, name: string): void {
  if (!(value >= 0) || !Number.isFinite(value)) throw new Error(`${name} must be a finite number ≥ 0: ${value}`);
}

export function requireProbability(value: number, name: string): void {
  if (!(value >= 0 && value <= 1)) throw new Error(`${name} must be between 0 and 1: ${value}`);
}

/** Strictly inside 0–1: confidence levels and significance levels. */
export function requireOpenProbability(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new Error(`${name} must be strictly between 0 and 1: ${value}`);
}

export function requireSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>, names: string): void {
  if (first.length !== second.length) {
    throw new Error(`${names} must have the same length: ${first.length} and ${second.length}`);
  }
}

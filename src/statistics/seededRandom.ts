export type SeededRandom = {
  /** uniform on the open interval 0–1 */
  uniform(): number;
  /** standard normal */
  normal(): number;
  /** gamma with shape and rate; mean shape/rate */
  gamma(shape: number, rate: number): number;
  beta(alpha: number, beta: number): number;
};

/**
 * A small seeded source of random draws, so that the same input gives the same bytes. Not for secrets.
 * Variant: sfc32 (Doty-Humphrey, PractRand) seeded by splitmix-like hashing of the text of the seed; normal by the polar
 * method (Marsaglia & Bray 1964); gamma by Marsaglia & Tsang (2000), ACM TOMS 26:363, with their boost for shape < 1;
 * beta as a ratio of gammas.
 *
 * @param seed a number or text; name what the draws are for ("risker|E-17"), and the stream does not depend on the
 *   order in which objects are handled
 * @throws from `gamma` and `beta` if a parameter is not > 0
 * @example seededRandom(1).uniform() === seededRandom(1).uniform() // true
 */
export function seededRandom(seed: number | string): SeededRandom {
  const uniform = sfc32(String(seed));
  let spare: number | null = null;

  function normal(): number {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    }
  }

  function standardGamma(shape: number): number {
    if (shape < 1) return standardGamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  function gamma(shape: number, rate: number): number {
    if (!(shape > 0 && rate > 0)) throw new Error(`gamma needs shape and rate > 0: ${shape}, ${rate}`);
    return standardGamma(shape) / rate;
  }

  function beta(alpha: number, betaParameter: number): number {
    const first = gamma(alpha, 1);
    const second = gamma(betaParameter, 1);
    // Both can underflow to 0 when the parameters are tiny: the distribution then sits on its ends.
    if (first + second === 0) return uniform() < alpha / (alpha + betaParameter) ? 1 : 0;
    return first / (first + second);
  }

  return { uniform, normal, gamma, beta };
}

/** 32-bit generator with 128 bits of state; the first outputs are thrown away while the seed mixes. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = seedWords(seed);
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Four words from a text: FNV-1a over its UTF-16 units, then murmur's finaliser for each word. */
function seedWords(seed: string): [number, number, number, number] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  const word = () => {
    hash = (hash + 0x9e3779b9) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  return [word(), word(), word(), word()];
}

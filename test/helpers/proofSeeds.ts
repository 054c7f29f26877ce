/**
 * The example municipalities of a proof, one per seed. A few by default, so that the tests end in reasonable time;
 * UPPSIKT_SEEDS=20 runs the proof in full.
 */
export const proofSeeds = (usual: number): number[] =>
  Array.from({ length: Number(process.env.UPPSIKT_SEEDS ?? usual) }, (_, i) => i + 1);

// Measuring sides by turns, so that what disturbs one disturbs all.

export const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/**
 * Runs each of `sides` (`{ name: async () => … }`) once a round, `calls` times, and answers the
 * median of its rounds, in µs a call. A tenth more rounds come first and do not count. Every other round
 * goes the other way, so that no side is always measured after the same one, and what that leaves behind.
 */
export async function compare(sides, { rounds, calls }) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  const orders = [Object.entries(sides), Object.entries(sides).reverse()];
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const [name, run] of orders[Math.abs(round) % 2]) {
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) await run();
      if (round >= 0) times[name].push(((performance.now() - start) * 1000) / calls);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

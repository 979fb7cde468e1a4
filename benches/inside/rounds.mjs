// Measuring sides by turns, so that what disturbs one disturbs all.

export const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/**
 * Runs each of `sides` (`{ name: async () => … }`) once a round, `calls` times, and answers the
 * median of its rounds, in µs a call. A tenth more rounds come first and do not count. Whoever comes after
 * a client that leaves much behind pays for it: so each side comes after each other one equally often.
 */
export async function compare(sides, { rounds, calls }) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  const orders = balanced(Object.entries(sides));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const [name, run] of orders.at(round % orders.length)) {
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) await run();
      if (round >= 0) times[name].push(((performance.now() - start) * 1000) / calls);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Orders of a list in which each of it follows each other one equally often (a Williams design). */
function balanced(list) {
  const { length } = list;
  const zigzag = list.map((_, at) => (at % 2 === 0 ? at / 2 : length - (at + 1) / 2));
  const orders = list.map((_, by) => zigzag.map((at) => list[(at + by) % length]));
  return [...orders, ...orders.map((order) => order.toReversed())];
}

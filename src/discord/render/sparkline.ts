const signs = '▁▂▃▄▅▆▇█';

/** Counts as a line of columns, the highest the largest; only nought is as low as the first sign. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts.map((count) => signs[Math.ceil((count / most) * (signs.length - 1))]).join('');
}

import type { BenchResult } from '../result.ts';
import { rounded } from '../statistics.ts';
import { memoryGroup } from './control-group.ts';
import { withSandboxes } from './sandboxes.ts';

const megabytes = 300;
const laterStarts = 3;

/**
 * Whether the whole service runs where the kernel gives it no more than 300 MB: a first start that reads what there is, and later ones.
 *
 * @throws where no control group can be made.
 */
export function benchLimit(): Promise<BenchResult> {
  return withSandboxes(async ({ start, kind }) => {
    const group = await memoryGroup(megabytes);
    let ran = 0;
    try {
      for (let at = 0; at <= laterStarts; at += 1) {
        const bot = await group.within(start);
        await bot.waitForLine(at === 0 ? /^Read / : /^Looking at /u);
        if ((await bot.stop()) === 0) ran += 1;
      }
    } catch {
      // It has ended in the middle: the figures say why.
    }
    const [peak, killed] = [await group.peak(), await group.killed()];
    await group.remove();
    return {
      name: 'limit',
      did: `started the service ${laterStarts + 1} times where it gets ${megabytes} MB (${kind}, Node.js ${process.versions.node})`,
      figures: {
        'starts that did their work and ended in order': ran,
        'MB taken at the most': rounded(peak),
        'times that the kernel ended it': killed,
      },
      bar: 'all starts, and never ended by the kernel',
      isMet: ran === laterStarts + 1 && killed === 0,
    };
  });
}

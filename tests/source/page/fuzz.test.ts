import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { readPage } from '../../../src/source/page/read-page.ts';
import { hostile } from '../support/hostile.ts';
import { mutatedPage } from '../support/mutate.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 1000);
const first = Number(process.env['FUZZ_SEED'] ?? 1);

/** Letters and digits only, so that neither markup nor white space matters. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** All that a page says, read by another reader than ours, with and without what browsers do not show. */
function wordsOf(page: string): string {
  const read = load(page, { xml: { xmlMode: false, decodeEntities: true } });
  const all = read.root().text();
  read('title, script, style, noscript, nav, footer, [hidden], [role], button').remove();
  return [all, read.root().text(), page.replace(/<[^>]*>/g, ''), page].map(squeezed).join(' ');
}

it(
  `makes no declaration of ${runs} damaged pages unless it is still there`,
  () => {
    const kinds: Record<string, number> = {};
    let slowest = { seed: 0, ms: 0 };
    for (let seed = first; seed < first + runs; seed += 1) {
      const page = mutatedPage(seed);
      const started = process.cpuUsage();
      const reading = readPage(page);
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      if (ms > slowest.ms) slowest = { seed, ms };
      kinds[reading.kind] = (kinds[reading.kind] ?? 0) + 1;
      if (reading.kind !== 'declaration') {
        expect(reading.reason).not.toBe('');
        continue;
      }
      const { declaration } = reading;
      const words = wordsOf(page);
      const said = [
        declaration.language === 'en' ? 'Written declaration' : 'Déclaration écrite',
        String(declaration.number),
        `Doc${declaration.document}`,
        declaration.date.slice(0, 4),
        declaration.title.slice(0, 30),
        // Word by word: two readers may differ in what stands between two words and is not shown.
        ...declaration.paragraphs.flatMap((paragraph) => paragraph.slice(0, 60).split(' ')),
        ...declaration.signatories.flatMap(({ name, delegationPrinted }) => [name, delegationPrinted]),
      ];
      expect([seed, said.filter((part) => !words.includes(squeezed(part)))]).toEqual([seed, []]);
      expect(declaration.signatories.length).toBeGreaterThan(0);
      for (const { name } of declaration.signatories)
        expect([seed, name]).toEqual([seed, expect.stringMatching(/\p{Lu}/u)]);
    }
    if (process.env['FUZZ_RUNS'] !== undefined) console.info(kinds, slowest);
    // A guard against a reader that hangs, far above what any page takes.
    expect(slowest.ms).toBeLessThan(3000);
  },
  20_000 + runs * 20,
);

it.each(Object.keys(hostile))('answers a megabyte of %s', (name) => {
  const started = process.cpuUsage();
  expect(readPage(hostile[name] ?? '').kind).not.toBe('declaration');
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(3000);
});

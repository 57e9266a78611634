import { expect, test } from 'vitest';
import { pseudo } from '../../../tools/pseudo-locale/pseudo.ts';
import { englishIn } from '../../support/declarations/english.ts';
import { startProcess } from '../../support/process.ts';
import { drawing, texts } from './support.ts';

test('charts say nothing in English to who reads another language', async () => {
  const drawings: unknown = JSON.parse(await startProcess('pseudo-charts.ts', []).line(/^\[/u));
  const said = (drawings as string[]).flatMap((svg) => texts(drawing(svg)));
  // The map has the codes of countries; the Assembly's address is the same in any language.
  const words = said
    .filter((text) => !/^[A-Z]{2}$/u.test(text))
    .map((text) => text.replace(/pace\.coe\.int$/u, ''));
  expect(words.flatMap(englishIn)).toEqual([]);
  expect(said).toContain(pseudo('tabled as first signatory'));
  expect(said.join('\n')).toContain('Угорщина');
});

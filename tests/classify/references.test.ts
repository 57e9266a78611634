import { expect, it } from 'vitest';
import { references } from '../../src/classify/references.ts';

const named = (...paragraphs: readonly string[]): readonly string[] =>
  references({ title: 'A title', number: 5, paragraphs }).map(({ kind, number }) => `${kind} ${number}`);

it.each([
  ['the written declaration no. 675.', ['declaration 675']],
  ['Written declarations Nos. 675 and 682', ['declaration 675', 'declaration 682']],
  ['la Déclaration écrite n° 572', ['declaration 572']],
  ['Written declaration No. 5 itself', []],
  ['Doc. 14933 and Doc. 14934', ['document 14933', 'document 14934']],
  ['Resolution 2292 (2019)', ['resolution 2292']],
  [
    'Resolutions 1633 (2008), 1647 (2009) and 1683 (2009)',
    ['resolution 1633', 'resolution 1647', 'resolution 1683'],
  ],
  ['Resolution 1832 and 200 others', ['resolution 1832']],
  ['la Recommandation 2150 (2019)', ['recommendation 2150']],
  ['UN Security Council Resolution 1244 (1999), then Resolution 2292 (2019)', ['resolution 2292']],
  ['la résolution 1325 (2000) comes first, once: Résolution 1325', ['resolution 1325']],
  ['written declarations of 27 June 2019', []],
])('in “%s” are %j', (text, expected) => {
  expect(named(text)).toEqual(expected);
});

import { expect, test } from 'vitest';
import {
  delegationCountsPicture,
  groupCountsPicture,
  overlapPicture,
  rankingPicture,
  sharePicture,
  yearsPicture,
} from '../../../src/discord/charts/count-pictures.ts';
import { hostile } from '../support/samples.ts';
import { day } from './gallery.ts';

const headed = { title: 'Written declarations by year', line: 'by the date first tabled' };
const sums = [
  { key: '2020', label: '2020', n: 1234, share: '90%' },
  { key: '2019', label: '2019', n: 2, share: '<1%' },
];
const long = [...hostile, 'long '.repeat(900)].join(' ');

test('the description of what is counted says the counts, for those who do not see them', async () => {
  expect((await yearsPicture(headed, sums, 1236, 'en', day)).description).toBe(
    'Bar chart: Written declarations by year. 2020 1,234; 2019 2.',
  );
  expect((await groupCountsPicture(headed, [], 0, 'fr', day)).description).toBe(
    'Diagramme en barres : Written declarations by year. Aucune pour l’instant.',
  );
  expect((await delegationCountsPicture(headed, sums, 2, 'en', day)).description).toMatch(/^Map of Europe/u);
  expect(
    (await sharePicture({ title: 'SOC', line: '' }, [{ year: 2020, n: 3, all: 20 }], 'en', day)).description,
  ).toBe(
    'Bar chart of the written declarations signed by members of SOC, of all there were each year. 2020: 3 of 20.',
  );
  const sides = [
    { name: 'No. 682', n: 32 },
    { name: 'No. 705', n: 41 },
  ] as const;
  const said = '12 signed both';
  expect((await overlapPicture(headed, { sides, both: 12, said }, 'en', day)).description).toBe(
    'Two bars, one above the other where they overlap: No. 682 32 and No. 705 41. 12 signed both.',
  );
});

test('descriptions fit what Discord allows, whatever was written', async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ label: `${at} ${long}`, n: at, share: null }));
  for (const language of ['en', 'fr'] as const) {
    const { description, bytes } = await rankingPicture('topics', headed, many, null, language, day);
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toMatch(/[^…]\.$/u);
    expect(bytes.length).toBeGreaterThan(1000);
  }
});

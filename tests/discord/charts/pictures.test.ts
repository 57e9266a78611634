import { describe, expect, test } from 'vitest';
import { delegations } from '../../../src/assembly/delegation.ts';
import { imageOf, uploadOf } from '../../../src/discord/charts/picture.ts';
import {
  delegationMapPicture,
  hemicyclePicture,
  personTimelinePicture,
  topicTimelinePicture,
} from '../../../src/discord/charts/pictures.ts';
import { rasterise, warmRasteriser } from '../../../src/discord/charts/rasterise.ts';
import { hostile, record } from '../support/samples.ts';
import { mixed, signedBy } from './support.ts';

const all = delegations.map(({ code }) => code);
const large = signedBy(mixed(175), all);
const person = {
  name: 'Zsolt BENKŐ',
  delegation: 'HU',
  years: [
    { year: 2019, signed: 3, tabled: 1 },
    { year: 2021, signed: 12, tabled: 0 },
  ],
};
const topic = { name: 'Torture', years: [2019, 2022], perYear: [1, 0, 4, 2] } as const;

/** Width and height as the head of a PNG says. */
function size(bytes: Buffer): [number, number] {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the pictures', () => {
  test('are PNG twice as large as shown, and light', async () => {
    const drawn = await Promise.all([
      hemicyclePicture(large, 'en'),
      delegationMapPicture(large, 'en'),
      personTimelinePicture(person, 'fr'),
      topicTimelinePicture(topic, 'fr'),
    ]);
    expect(drawn.map(({ bytes }) => size(bytes))).toEqual([
      [800, 710],
      [800, 722],
      [800, 532],
      [800, 480],
    ]);
    for (const { bytes } of drawn) expect(bytes.length).toBeLessThan(200_000);
  });

  test('are the same bytes for the same drawing, and others in another language', async () => {
    const [one, again, french] = await Promise.all([
      hemicyclePicture(record(682), 'en'),
      hemicyclePicture(record(682), 'en'),
      hemicyclePicture(record(682), 'fr'),
    ]);
    expect(again.bytes).toBe(one.bytes);
    expect(french.bytes.equals(one.bytes)).toBe(false);
  });

  test('have letters, those of names with marks among them', async () => {
    const svg = (content: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="30" font-family="Inter">${content}</text></svg>`;
    const [empty, plain, marked] = await Promise.all([svg(''), svg('BENKO'), svg('BENKŐ')].map(rasterise));
    expect(plain?.equals(empty ?? Buffer.of())).toBe(false);
    expect(marked?.equals(plain ?? Buffer.of())).toBe(false);
  });

  test('are refused when they cannot be drawn', async () => {
    await expect(rasterise('<svg')).rejects.toThrow();
  });
});

describe('a picture in a message', () => {
  const picture = { name: 'a.png', bytes: Buffer.from('png'), description: 'What it shows' };

  test('has an address for the embed', () => {
    expect(imageOf(picture)).toEqual({ url: 'attachment://a.png' });
  });

  test('is uploaded with its description under its own number', () => {
    expect(uploadOf([picture, { ...picture, name: 'b.png' }])).toEqual({
      files: [
        { name: 'a.png', data: picture.bytes, contentType: 'image/png' },
        { name: 'b.png', data: picture.bytes, contentType: 'image/png' },
      ],
      attachments: [
        { id: '0', filename: 'a.png', description: 'What it shows' },
        { id: '1', filename: 'b.png', description: 'What it shows' },
      ],
    });
  });

  test('has a name that an attachment may have, different for each kind', async () => {
    const names = (
      await Promise.all([
        hemicyclePicture(record(682), 'en'),
        delegationMapPicture(record(682), 'en'),
        personTimelinePicture(person, 'en'),
        topicTimelinePicture(topic, 'en'),
      ])
    ).map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.png$/u);
  });
});

describe('the descriptions', () => {
  test('say what the pictures show', async () => {
    expect((await hemicyclePicture(record(682), 'en')).description).toBe(
      'Half circle of seats, one for each signatory of written declaration No. 682, by political group from left to right: UEL 2, SOC 9, ALDE 6, EPP/CD 11, EC 1 and NR 3. 32 signatories in all. Tabled by Roberto RAMPI (SOC).',
    );
    expect(
      (await delegationMapPicture(signedBy(['SOC', 'UEL', null], ['IT', 'FR', 'IT']), 'fr')).description,
    ).toBe(
      'Carte de l’Europe avec une case par délégation\u00a0: Italie 2, France 1. 3 signataires de la déclaration écrite n°\u00a0682 au total. Déposée par Corneliu Mugurel COZMANCIUC 0 (Italie).'.replaceAll(
        '\u00a0',
        ' ',
      ),
    );
    expect((await personTimelinePicture(person, 'en')).description).toBe(
      'Bar chart of the written declarations that Zsolt BENKŐ signed, year by year. 2021: 12; 2019: 3, 1 of them tabled.',
    );
    expect((await topicTimelinePicture(topic, 'en')).description).toBe(
      'Bar chart of the written declarations on the topic “Torture”, year by year. 2022: 2; 2021: 4; 2019: 1.',
    );
    expect((await topicTimelinePicture({ ...topic, perYear: [0, 0, 0, 0] }, 'en')).description).toContain(
      'None so far.',
    );
  });

  test('fit what Discord allows, whatever was written', async () => {
    const long = [...hostile, 'long '.repeat(900)];
    const many = signedBy(
      Array.from({ length: 300 }, (_, at) => `${long[at % long.length]} ${at}`),
      Array.from({ length: 300 }, (_, at) => `${long[at % long.length]} ${at}`),
    );
    const years = Array.from({ length: 300 }, (_, at) => ({ year: 1800 + at, signed: at + 9, tabled: at }));
    const drawn = await Promise.all(
      (['en', 'fr'] as const).flatMap((language) => [
        hemicyclePicture(many, language),
        delegationMapPicture(many, language),
        personTimelinePicture({ ...person, name: long.join(' '), years }, language),
        topicTimelinePicture(
          { name: long.join(' '), years: [1800, 2099], perYear: years.map(({ signed }) => signed) },
          language,
        ),
      ]),
    );
    for (const { description } of drawn) {
      expect(description.length).toBeLessThanOrEqual(1024);
      expect(description.length).toBeGreaterThan(100);
      // The list is shortened and not the sentences around it.
      expect(description).toMatch(/[^…]\.$/u);
      expect(description).not.toMatch(/[\n\u202e\u2066]/u);
    }
  });
});

test('the rasteriser is made ready with a letter for nobody', async () => {
  await expect(warmRasteriser()).resolves.toBeUndefined();
});

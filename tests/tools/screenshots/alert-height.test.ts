import { describe, expect, test } from 'vitest';
import { hemicycleStripPicture } from '../../../src/discord/charts/pictures.ts';
import { widthOf } from '../../../src/discord/charts/drawing/text-metrics.ts';
import { messageOf, type Message } from '../../../src/discord/courier/message.ts';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import type { Locale } from '../../../src/locales.ts';
import type { Reason } from '../../../src/subscriptions/match.ts';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { withoutSurround } from '../../../tools/screenshots/cut.ts';
import { renderMessagePage } from '../../../tools/screenshots/page.ts';
import { decodePng } from '../../../tools/screenshots/png.ts';
import { findChromium, screenshot } from '../../../tools/screenshots/screenshot.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { record } from '../../discord/support/samples.ts';

/** Of a message 640 wide, with its picture and its controls; until 0.2.0 it was twice as much. */
const highest = 620;

const longest = archive
  .filter(({ language }) => language === 'en')
  .toSorted((a, b) => b.title.length - a.title.length)
  .slice(0, 4)
  .map(({ number }) => number);

const summary =
  'We call on the Council of Europe to re-evaluate its co-operation with the authorities, to consider personal sanctions ' +
  'against the officials who are responsible for the mass arrests, and to demand the immediate release of all political ' +
  'prisoners and of those who took part in peaceful rallies, as well as an independent inquiry.';
const topics = ['elections', 'civil-society', 'media-freedom'].map((id) => ({ id, evidence: ['elections'] }));
const reasons: Reason[][] = [
  [
    { kind: 'concerns', country: 'KZ' },
    { kind: 'delegation', delegation: 'IT', names: ['Roberto RAMPI', 'Maurizio BUCCARELLA', 'A', 'B'] },
  ],
  [{ kind: 'topic', topic: 'elections', evidence: ['rigged presidential election', 'elections'] }],
];

const declarationOf = (number: number): DeclarationRecord =>
  record(number, 'en', { summary, topics, concerns: ['KZ', 'UA'] });

async function alertOf(declaration: DeclarationRecord, language: Locale) {
  const picture = await hemicycleStripPicture(declaration, language);
  const content = { kind: 'alert', declaration, reasons } as const;
  return {
    picture,
    message: messageOf({ place: placeIn({ language }), nonce: 'x', content }, { picture, file: null }),
  };
}

/** As the style sheet of the pictures sets it, in letters as wide as those of Discord. */
function computed({ content = '', embeds: [embed], components }: Message, picture: Buffer): number {
  const inner = 487;
  const lines = (text: string, size: number, room: number, isBold = false) =>
    Math.max(1, Math.ceil(widthOf(text.replaceAll('**', ''), size, isBold) / room));
  const described = (embed?.description ?? '').split('\n').map((line) => {
    if (line.startsWith('-# ')) return 18 * lines(line.slice(3), 13, inner);
    return 18.9 * lines(line, 14, line.startsWith('> ') ? inner - 24 : inner);
  });
  const shown = inner * (picture.readUInt32BE(20) / picture.readUInt32BE(16));
  return (
    34 + // around the message
    22 + // who wrote it
    22 * lines(content, 16, 544) +
    32 + // around the card
    8 +
    21.6 * lines(embed?.title ?? '', 16, inner, true) +
    8 +
    described.reduce((sum, height) => sum + height, 0) +
    16 +
    shown +
    8 +
    16 * lines(embed?.footer?.text ?? '', 12, inner) +
    components.reduce((sum, { components: [part] }) => sum + 6 + (part?.type === 3 ? 40 : 32), 0)
  );
}

describe.each(['en', 'fr'] as const)('an alert in %s', (language) => {
  test.each(longest)(
    'on No. %i, with a long ask and long reasons, is low enough for a phone',
    async (number) => {
      const { message, picture } = await alertOf(declarationOf(number), language);
      expect(message.components).toHaveLength(2);
      expect(computed(message, picture.bytes)).toBeLessThan(highest);
    },
  );
});

/** Where there is none, what is computed has to do. */
const chromium = (() => {
  try {
    return findChromium(process.env['CHROMIUM'], process.env['PATH'] ?? '');
  } catch {
    return null;
  }
})();

test.skipIf(chromium === null)('as a browser draws it, the highest of them is as low', async () => {
  const { message, picture } = await alertOf(declarationOf(longest[0] ?? 682), 'fr');
  const { content = '', embeds, components } = message;
  const { name, bytes: data, description } = picture;
  const html = renderMessagePage(
    {
      content,
      embeds: embeds as never,
      components: components as never,
      files: [{ id: '1', name, data, description, contentType: 'image/png' } as never],
      flags: 0,
      createdAt: 0,
      editedAt: null,
      author: 'Hemicycle',
      asked: null,
      isPrivate: false,
    },
    'dark',
    { nameOf: () => undefined, now: new Date(0), locale: 'fr-FR' },
  );
  const { width, height } = withoutSurround(decodePng(await screenshot(chromium ?? '', html)));
  expect(width / 2).toBe(640);
  expect(height / 2).toBeLessThan(highest);
});

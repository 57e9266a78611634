import { expect, test } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { renderPdf, type PdfNames } from '../../../tools/assembly-sandbox/pdf.ts';
import { linesOfPdf, type TextRun } from '../../../src/source/files/pdf-lines.ts';
import { isPdf, readPdf } from '../../../src/source/files/pdf.ts';
import { readPage } from '../../../src/source/page/read-page.ts';

/** Those whose names and pages break where it is hardest, and one in French. */
const hard = archive.filter(
  ({ number, language }) => language === 'fr' || [439, 604, 679, 771].includes(number),
);

test.each<PdfNames>(['run', 'lines', 'columns'])(
  'a declaration is read exactly from a PDF with its names in %s',
  async (names) => {
    for (const entry of hard) {
      const text = await readPdf(await renderPdf(entry, names));
      const reading = readPage(text ?? '');
      if (reading.kind !== 'declaration') throw new Error(`No. ${entry.number}: ${reading.reason}`);
      const { declaration } = reading;
      const { number, document, date, title, language, paragraphs } = declaration;
      expect({ number, document, date, title, language, paragraphs }).toEqual({
        number: entry.number,
        document: entry.document,
        date: entry.date,
        title: entry.title,
        language: entry.language,
        paragraphs: entry.paragraphs,
      });
      const printed = declaration.signatories.map((one) => [one.delegationPrinted, one.groupPrinted]);
      expect(printed).toEqual(entry.signatories.map(([, , delegation, group]) => [delegation, group]));
    }
  },
);

test('what is no PDF, is damaged or holds no text is not read', async () => {
  expect(isPdf(new TextEncoder().encode('%PDF-1.7'))).toBe(true);
  expect(isPdf(new TextEncoder().encode('<html>'))).toBe(false);
  expect(await readPdf(new TextEncoder().encode('%PDF-1.7 and nothing else'))).toBeNull();
  const [some] = archive;
  const whole = await renderPdf(some as (typeof archive)[number], 'run');
  // The library mends what it can; whatever it does, nothing is thrown.
  for (const share of [0.1, 0.5, 0.9]) await readPdf(whole.subarray(0, whole.length * share));
});

const at = (text: string, x: number, y: number, width = text.length * 5): TextRun => ({
  text,
  x,
  y,
  width,
  size: 10,
});

test('words broken at the end of a line are put together, and hyphens of their own stay', () => {
  const lines = [
    at('A text about the re-', 50, 700, 200),
    at('publication and Ms DROBINSKI-', 50, 688, 200),
    at('WEISS of it, soft\u00AD', 50, 676, 200),
    at('ware too', 50, 664, 40),
  ];
  expect(linesOfPdf([{ pieces: lines }])).toEqual([
    'A text about the republication and Ms DROBINSKI-WEISS of it, software too',
  ]);
});

test('what is repeated on each page is left out, and a paragraph goes on over the break', () => {
  const page = (n: number, text: string, width: number) => ({
    pieces: [
      at('Doc. 15000', 50, 780),
      at(text, 50, 700, width),
      at(`${n}`, 300, 30),
      at('assembly@coe.int', 50, 20),
    ],
  });
  expect(linesOfPdf([page(1, 'It begins here and', 300), page(2, 'ends there.', 50)])).toEqual([
    'Doc. 15000',
    'It begins here and ends there.',
  ]);
});

test('an entry of a column that goes on in the next line is one', () => {
  const row = (y: number, left: string, right: string) => [at(left, 50, y), at(right, 330, y)];
  const pieces = [
    ...row(700, 'POPSOI Mihail, Republic of', 'KOX Tiny, Netherlands, UEL'),
    ...row(688, 'Moldova, EPP/', 'MARTY Dick, Switzerland,'),
    ...row(676, 'CD', 'ALDE'),
    ...row(664, 'RAMPI Roberto, Italy, SOC', 'BAYR Petra, Austria, SOC'),
  ];
  expect(linesOfPdf([{ pieces }])).toEqual([
    'POPSOI Mihail, Republic of Moldova, EPP/CD',
    'RAMPI Roberto, Italy, SOC',
    'KOX Tiny, Netherlands, UEL',
    'MARTY Dick, Switzerland, ALDE',
    'BAYR Petra, Austria, SOC',
  ]);
});

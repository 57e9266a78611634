import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import {
  otherKinds,
  renderChallenge,
  renderOther,
  renderPage,
  renderText,
} from '../../../tools/assembly-sandbox/render.ts';
import { bearsHeading } from '../../../src/assembly/declaration.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { archived, printed, printedIn, printedOf } from '../support/pages.ts';
import { runOn } from '../support/wild.ts';

const heading = 'Written declaration No. 900 | Doc. 16000 | 1 March 2025';
const names =
  'Mr Roberto RAMPI, Italy, SOC ; Ms Hannah BARDELL, United Kingdom, NR ; Ms Erika BENKŐ, Romania';
const expected = {
  number: 900,
  document: 16000,
  date: '2025-03-01',
  language: 'en',
  title: 'Clean rivers',
  paragraphs: ['We call for clean rivers.'],
  signatories: [
    { honorific: 'Mr', name: 'Roberto RAMPI', delegation: 'Italy', group: 'SOC' },
    { honorific: 'Ms', name: 'Hannah BARDELL', delegation: 'United Kingdom', group: 'NR' },
    { honorific: 'Ms', name: 'Erika BENKŐ', delegation: 'Romania', group: null },
  ],
};
const person = (entry: string): string => `<a href="#">${entry}</a>`;

describe('No. 682', () => {
  const reading = readPage(renderText(archived(682), 'A'));

  it('is read with what is understood of it', () => {
    if (reading.kind !== 'declaration') throw new Error(reading.reason);
    const { declaration } = reading;
    expect(declaration).toMatchObject({ number: 682, document: 14933, date: '2019-06-27', language: 'en' });
    expect(declaration.paragraphs).toHaveLength(5);
    expect(declaration.signatories).toHaveLength(32);
    expect(declaration.signatories[0]).toEqual({
      position: 1,
      honorific: 'Mr',
      givenName: 'Roberto',
      familyName: 'RAMPI',
      name: 'Roberto RAMPI',
      delegation: 'IT',
      delegationPrinted: 'Italy',
      group: 'SOC',
      groupPrinted: 'SOC',
    });
    expect(declaration.signatories.at(-1)).toMatchObject({
      position: 32,
      familyName: 'ZINGERIS',
      delegation: 'LT',
    });
  });
});

it('gives French names and groups the codes of the English ones', () => {
  const [en, fr] = [archived(572, 'en'), archived(572, 'fr')].map((entry) =>
    readPage(renderPage(entry, 'B')),
  );
  if (en?.kind !== 'declaration' || fr?.kind !== 'declaration') throw new Error('not read');
  const facts = ({ delegation, group }: { delegation: string | null; group: string | null }) => [
    delegation,
    group,
  ];
  expect(fr.declaration.signatories.map(facts)).toEqual(en.declaration.signatories.map(facts));
});

it.each([
  ['single newlines', `Clean rivers\n${heading}\n${names}\nWe call for clean rivers.`],
  ['Windows line ends', `Clean rivers\r\n\r\n${heading}\r\n\r\n${names}\r\nWe call for clean rivers.`],
  [
    'pieces without any block',
    `<span>Clean rivers</span><span>${heading}</span><span>${names}</span><span>We call for clean rivers.</span>`,
  ],
  ['line ends inside one block', `<div>Clean rivers\n${heading}\n${names}\nWe call for clean rivers.</div>`],
  [
    'a heading in three pieces and a broken title',
    `<h1>Clean<br>rivers</h1><p>Written declaration No. 900</p><p>Doc. 16000</p><p>1 March 2025</p><p>${names}</p><p>We call for clean rivers.</p>`,
  ],
  [
    'links without separators',
    `<h1>Clean rivers</h1><p>${heading}</p><p>${names.split(' ; ').map(person).join(' ')}</p><p>We call for clean rivers.</p>`,
  ],
  [
    'a label, the longest notice and a text in the same block as the notice',
    `<p>Print</p><p>See related documents</p><p>${heading}</p><h1>Clean rivers</h1><dl><dt>Signatories:</dt><dd>${names}</dd></dl>` +
      `<p>This written declaration does not reflect the position of the Assembly; only of those members that have signed it. ` +
      `It will not be considered further by the Assembly. We call for clean rivers.</p>`,
  ],
  [
    'navigation, scripts and a footer around it',
    `<nav>Written declaration No. 1 | Doc. 2 | 3 May 2010</nav><script>"<p>x</p>"</script><h1>Clean rivers</h1><p>${heading}</p>` +
      `<p>${names}</p><p style="display: none">No</p><p>We call for <!-- very -->clean rivers.</p><footer>Print</footer>`,
  ],
  [
    'text in the line of the last name',
    `<h1>Clean rivers</h1><p>${heading}</p><p>${names}, SOC We call for clean rivers.</p>`,
  ],
])('reads the same from %s', (how, page) => {
  const signatories = expected.signatories.map((signatory, i) =>
    how.startsWith('text in') && i === 2 ? { ...signatory, group: 'SOC' } : signatory,
  );
  expect(printedOf(readPage(page))).toEqual({ ...expected, signatories });
});

it.each(['A', 'B'] as const)('reads a copy of layout %s that has run together', (layout) => {
  for (const entry of [archived(682), archived(572, 'fr'), archived(424)]) {
    expect(printedOf(readPage(runOn(entry, layout)))).toEqual(printed(entry));
    const inOneLine = runOn(entry, layout).replaceAll('\n', ' ');
    const whole = { ...entry, paragraphs: [entry.paragraphs.join(' ')] };
    expect(printedOf(readPage(inOneLine))).toEqual(printed(whole));
    expect(printedOf(readPage(`<p>${inOneLine.replaceAll('&', '&amp;')}</p>`))).toEqual(printed(whole));
  }
});

it('takes no heading that a sentence quotes for that of the page', () => {
  for (const after of [': it called for reform.', 'Mr Smith spoke, and Italy too.', '']) {
    expect(readPage(`We recall\n\nas in ${heading} ${after}\n\nMore text.`).kind).toBe('incomplete');
  }
});

it.each([
  ['no group', 'Ms Anna NAGY, Romania We call for clean rivers.'],
  [
    'a long name of a delegation',
    'Mr Bernard SABELLA, Palestinian National Authority We call for clean rivers.',
  ],
  ['a group', 'Mr Martin VICKERS, United Kingdom, EC We call: a; b; c.'],
])('cuts the text off the last name with %s', (_, tail) => {
  const reading = readPage(`<h1>Clean rivers</h1><p>${heading}</p><p>${names} ; ${tail}</p>`);
  if (reading.kind !== 'declaration') throw new Error(reading.reason);
  expect(reading.declaration.signatories).toHaveLength(4);
  expect(reading.declaration.paragraphs).toEqual([tail.slice(tail.indexOf('We call'))]);
});

it('does not lose the names that follow one it cannot read', () => {
  const list = ['Mr Roberto RAMPI, Italy, SOC', 'Somebody', 'Ms Hannah BARDELL, United Kingdom, NR'];
  const items = [list[0], ...list].map((entry) => `<li>${entry}</li>`).join('');
  const reading = readPage(`<h1>Clean rivers</h1><p>${heading}</p><ul>${items}</ul><p>Text.</p>`);
  expect(reading).toMatchObject({ kind: 'incomplete', reason: expect.stringContaining('Somebody') });
});

it('is incomplete where names have strayed into the text', () => {
  for (const stray of [
    'Ms Tineke STRIK, Netherlands, SOC',
    'and NR ; Mr Tiny KOX, Netherlands, UEL ; Mr X',
  ]) {
    const page = `<h1>Clean rivers</h1><p>${heading}</p><p>${names}</p><p>We call for clean rivers.</p><p>${stray}</p>`;
    expect(readPage(page)).toMatchObject({
      kind: 'incomplete',
      reason: expect.stringContaining('in the text'),
    });
  }
});

it.each(['A', 'B', 'C07'] as const)('counts a name that is printed twice once, in layout %s', (layout) => {
  for (const entry of archive.filter(({ language }) => language === 'en').slice(0, 6)) {
    const { signatories } = entry;
    const doubled = [...signatories, ...signatories.slice(0, 2)];
    const page = renderPage({ ...entry, signatories: doubled }, layout);
    const reading = readPage(page);
    expect(printedOf(reading)).toEqual(
      layout === 'A' || layout === 'B' ? printed(entry) : printedIn(entry, layout),
    );
    const read = reading.kind === 'declaration' ? reading.declaration.signatories : [];
    expect(read.map(({ position }) => position)).toEqual(signatories.map((_, at) => at + 1));
  }
});

it('reads an entry without capitals among others, and none without a name', () => {
  const page = (entry: string): string =>
    `<h1>Clean rivers</h1><p>${heading}</p><ul><li>Mr Roberto RAMPI, Italy, SOC</li><li>${entry}</li></ul><p>Text.</p>`;
  expect(readPage(page('Mr Tiny Kox, Netherlands, UEL'))).toMatchObject({
    declaration: { signatories: [{}, { givenName: 'Tiny', familyName: 'Kox', delegation: 'NL' }] },
  });
  expect(readPage(page('x, Netherlands, UEL')).kind).not.toBe('declaration');
});

it.each([
  ['the heading twice', `<div>${heading}</div><h1>Clean rivers</h1><p>${heading}</p>`],
  [
    'the heading twice, the title last',
    `<div>${heading}</div><div>Print</div><p>${heading}</p><h1>Clean rivers</h1><p>Signatories:</p>`,
  ],
  [
    'a broken title that the page repeats',
    `<title>Clean rivers - PACE</title><p>Clean</p><p>rivers</p><p>${heading}</p>`,
  ],
])('finds the title with %s', (_, top) => {
  expect(printedOf(readPage(`${top}<p>${names}</p><p>We call for clean rivers.</p>`))).toEqual(expected);
});

it.each([60, 80, 100])('reads text that was broken at %i characters', (width) => {
  const broken = renderText(archived(682), 'B').replace(
    new RegExp(`(.{1,${width}})(?: |\\n|$)`, 'g'),
    '$1\n',
  );
  expect(broken.split('\n').every((line) => line.length <= width)).toBe(true);
  expect(printedOf(readPage(broken))).toEqual(printed(archived(682)));
});

it('keeps the text as it is: numbers, bullets, numbering, misprints', () => {
  const body = [
    'At least 4 000 people, or 100,000, were ther',
    '• first;',
    '2. second',
    '“Quoted” – and so on…',
    'Mr Nikol PASHINYAN, Prime Minister of Armenia, spoke.',
    'Poland',
  ];
  const reading = readPage(
    `<h1>Clean rivers</h1><p>${heading}</p><p>${names}</p>${body.map((p) => `<p>${p}</p>`).join('')}`,
  );
  expect(printedOf(reading)).toEqual({ ...expected, paragraphs: body });
});

it('puts a bullet that stands alone before its text', () => {
  const reading = readPage(
    `<h1>Clean rivers</h1><p>${heading}</p><p>${names}</p><table><tr><td>•</td><td>We call</td></tr></table>`,
  );
  expect(printedOf(reading)).toEqual({ ...expected, paragraphs: ['• We call'] });
});

it('reads a title within the name, one entry a line', () => {
  const list = ['Lord Alexander [The Earl of] DUNDEE, United Kingdom, EC', 'Ms Erika BENKŐ, Romania'];
  const page = `<h1>Clean rivers</h1><p>${heading}</p><ul>${list.map((entry) => `<li>${entry}</li>`).join('')}</ul><p>Text.</p>`;
  const reading = readPage(page);
  if (reading.kind !== 'declaration') throw new Error(reading.reason);
  expect(reading.declaration.signatories.map(({ name }) => name)).toEqual([
    'Alexander [The Earl of] DUNDEE',
    'Erika BENKŐ',
  ]);
  expect(reading.declaration.paragraphs).toEqual(['Text.']);
});

it('goes by the label where a title reads like an entry', () => {
  const reading = readPage(`${heading}\nThe OSCE, Ukraine\nSignatories: ${names}\nWe call for clean rivers.`);
  expect(printedOf(reading)).toEqual({ ...expected, title: 'The OSCE, Ukraine' });
});

it('does not take a text that begins with a name and a country for more names', () => {
  const text = 'Alexei NAVALNY, Russia; Nika GVARAMIA, Georgia; and others are in prison.';
  const reading = readPage(`<h1>Clean rivers</h1><p>${heading}</p><p>${names}</p><p>${text}</p>`);
  expect(printedOf(reading)).toEqual({ ...expected, paragraphs: [text] });
});

it('keeps a group and a delegation it does not know as printed', () => {
  const reading = readPage(
    `Clean rivers\n${heading}\nMr Adam SMITH, Atlantis, XYZ ; Ms Eva JONES, Italy, SOC\nText.`,
  );
  if (reading.kind !== 'declaration') throw new Error(reading.reason);
  expect(reading.declaration.signatories[0]).toMatchObject({
    delegation: null,
    delegationPrinted: 'Atlantis',
    group: 'XYZ',
  });
});

describe('what is not a whole declaration', () => {
  it.each(['en', 'fr'] as const)('is incomplete when only the text is there (%s)', (language) => {
    const entry = archived(572, language);
    for (const page of [renderPage(entry, 'A2'), renderText(entry, 'A2')]) {
      const reading = readPage(page);
      expect(reading).toMatchObject({
        kind: 'incomplete',
        found: { language, paragraphs: entry.paragraphs },
      });
      expect(reading).not.toHaveProperty('found.number');
      expect(reading).not.toHaveProperty('found.signatories');
    }
  });

  it.each([
    ['the names, title first', `Clean rivers\n${heading}\nWe call for clean rivers.`, 'names no signatories'],
    [
      'the names, title last',
      `${heading}\nClean rivers\nThis written declaration commits only those who have signed it.\nWe call for clean rivers.`,
      'names no signatories',
    ],
    [
      'the number',
      `Clean rivers\nWritten declaration | Doc. 16000 | 1 March 2025\n${names}\nWe call for clean rivers.`,
      'the number',
    ],
    [
      'the date',
      `Clean rivers\nWritten declaration No. 900 | Doc. 16000\n${names}\nWe call for clean rivers.`,
      'the date',
    ],
    ['the title', `${heading}\n${names}\nWe call for clean rivers.`, 'the title'],
    ['the text', `Clean rivers\n${heading}\n${names}`, 'the text'],
    [
      'a country',
      `Clean rivers\n${heading}\nMr Roberto RAMPI ; ${names}\nWe call for clean rivers.`,
      'Mr Roberto RAMPI',
    ],
  ])('is incomplete without %s, and says so', (_, page, reason) => {
    expect(readPage(page)).toMatchObject({ kind: 'incomplete', reason: expect.stringContaining(reason) });
  });

  it('hands over what was found', () => {
    expect(readPage(`Clean rivers\n${heading}\nWe call for clean rivers.`)).toMatchObject({
      found: {
        number: 900,
        document: 16000,
        date: '2025-03-01',
        title: 'Clean rivers',
        paragraphs: ['We call for clean rivers.'],
      },
    });
  });

  it.each(['', ' \n', '<html><body></body></html>'])('is incomplete when the page is empty (%j)', (page) => {
    expect(readPage(page)).toMatchObject({ kind: 'incomplete', reason: 'The page is empty.' });
  });

  it.each(otherKinds)('is something else when it is a %s with the same list', (kind) => {
    expect(readPage(renderOther(kind, archived(682)))).toMatchObject({
      kind: 'other',
      reason: expect.stringContaining(kind),
    });
  });

  it('is something else when a motion quotes the heading of a declaration', () => {
    const page = `Clean rivers\nMotion for a resolution | Doc. 16000 | 1 March 2025\n${names}\nRecalling:\n${heading}\nText.`;
    expect(readPage(page).kind).toBe('other');
  });

  it.each([
    ['an error', '<h1>Page not found</h1><p>Try written declaration No. 682.</p>'],
    ['maintenance', '<h1>We are under maintenance</h1><p>Please come back later.</p>'],
    ['a welcome', '<h1>Welcome</h1><p>There is much to see here.</p>'],
    ['a line that names a document', '<p>See Doc. 14933 for the report of the committee.</p>'],
    ['a list of what there is', '<ul><li>Reports</li><li>Motions</li><li>Resolutions</li></ul>'],
  ])('is never something else without a heading: %s', (_what, page) => {
    const reading = readPage(page);
    expect(reading).toMatchObject({ kind: 'incomplete', reason: expect.stringContaining('no heading') });
    expect(bearsHeading(reading)).toBe(false);
  });

  it('bears a heading however incomplete it is', () => {
    expect(bearsHeading(readPage(`Clean rivers\n${heading}\nText.`))).toBe(true);
    expect(bearsHeading(readPage(renderOther('Report', archived(682))))).toBe(true);
    expect(bearsHeading(readPage(renderChallenge()))).toBe(false);
  });

  it.each([
    ['a challenge', renderChallenge()],
    ['a challenge as text', 'Just a moment...\n\nEnable JavaScript and cookies to continue'],
    [
      'a refusal',
      '<html><head><title>403 Forbidden</title></head><body><center>nginx</center></body></html>',
    ],
    [
      'a block',
      '<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>',
    ],
  ])('is blocked when it is %s', (_, page) => {
    expect(readPage(page).kind).toBe('blocked');
  });
});

it('never throws and never makes a declaration of a page cut short before its text', () => {
  for (const entry of archive) {
    const page = renderPage(entry, 'A');
    const end = page.indexOf(entry.paragraphs[0] ?? '');
    for (let cut = 0; cut < end; cut += 97) expect(readPage(page.slice(0, cut)).kind).not.toBe('declaration');
  }
});

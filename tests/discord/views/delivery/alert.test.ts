import { describe, expect, test } from 'vitest';
import { alertCard } from '../../../../src/discord/views/delivery/alert.ts';
import type { Reason } from '../../../../src/subscriptions/match.ts';
import { record } from '../../support/samples.ts';

const rome: Reason[][] = [
  [
    { kind: 'delegation', delegation: 'IT', names: ['Roberto RAMPI', 'Maurizio BUCCARELLA'] },
    { kind: 'concerns', country: 'KZ' },
  ],
];
const asks = 'We urge to impose personal sanctions.';
const no682 = record(682, 'en', { summary: asks, concerns: ['KZ'] });

/** The only embed of a card, with its fields by name. */
function embedOf(card: ReturnType<typeof alertCard>) {
  const [embed] = card.embeds;
  const fields = Object.fromEntries((embed?.fields ?? []).map(({ name, value }) => [name, value]));
  return { ...embed, lines: embed?.description?.split('\n') ?? [], fields };
}

describe('an alert', () => {
  test('says in its push what is new', () => {
    const { content } = alertCard({ declaration: no682, reasons: rome, language: 'en' });
    expect(content).toBe(
      'New written declaration: Co-operation with Kazakhstan must be reconsidered in response to its rigged presidential election and mass arrests',
    );
  });

  test('says what it is about, who tabled it, what they ask and how many they are, each on a line', () => {
    const embed = embedOf(alertCard({ declaration: no682, reasons: rome, language: 'en' }));
    expect(embed.title).toBe('No. 682 · 🇰🇿\u00a0Kazakhstan');
    expect(embed.url).toBe(no682.url);
    expect(embed.lines).toEqual([
      `> ${asks}`,
      'Doc. 14933 of 27 June 2019, tabled by **Roberto RAMPI** · 🇮🇹\u00a0Italy · SOC',
      '32 signatories from 18 delegations and 5 political groups; 3 in no group (NR)',
      'EPP/CD\u00a011 · SOC\u00a09 · ALDE\u00a06 · UEL\u00a02 · EC\u00a01 · NR\u00a03',
      '-# **Why this alert:** Signed by 2 members of the delegation of Italy (Roberto RAMPI and Maurizio BUCCARELLA) and about Kazakhstan.',
    ]);
    expect(embed.fields).toEqual({});
    expect(embed.footer?.text).toBe('It commits only those who have signed it, not the Assembly.');
  });

  test('leaves the counts by group to the picture where there is one', () => {
    const card = alertCard({ declaration: no682, reasons: rome, language: 'en', isIllustrated: true });
    expect(embedOf(card).description).not.toContain('EPP/CD');
  });

  test('counts as many groups as it lists, and those without one apart', () => {
    const groups = ['SOC', 'SOC', 'EPP/CD', 'NR', null, null];
    const signatories = no682.signatories
      .slice(0, 6)
      .map((one, at) => ({ ...one, group: groups[at] ?? null }));
    const shown = (some: typeof signatories) =>
      embedOf(alertCard({ declaration: { ...no682, signatories: some }, reasons: rome, language: 'en' }))
        .lines;
    const all = shown(signatories);
    expect(all[2]).toMatch(/and 2 political groups; 1 in no group \(NR\); 2 whose group is not stated$/u);
    expect(all[3]?.replaceAll('\u00a0', ' ')).toBe('SOC 2 · EPP/CD 1 · group not stated 2 · NR 1');
    // Where the page shows nobody's group, that is no news.
    expect(shown(signatories.slice(4))[2]).toMatch(/^2 signatories from \d delegations?$/u);
  });

  test('names first what it came for, and never leaves that to "and 3 more"', () => {
    const declaration = {
      ...no682,
      concerns: ['UA', 'RU', 'BY', 'PL', 'KZ'],
      topics: ['elections', 'migration', 'health', 'sport', 'media-freedom'].map((id) => ({
        id,
        evidence: [],
      })),
    };
    const reasons: Reason[][] = [
      [{ kind: 'concerns', country: 'KZ' }],
      [{ kind: 'topic', topic: 'media-freedom', evidence: [] }],
    ];
    expect(embedOf(alertCard({ declaration, reasons, language: 'en' })).title).toMatch(
      /^No\. 682 · 🇰🇿\u00a0Kazakhstan · 🇺🇦\u00a0Ukraine · Media and freedom[^·]* · Elections[^·]+ · and 6 more$/u,
    );
    const all = declaration.concerns.map((country): Reason[] => [{ kind: 'concerns', country }]);
    expect(embedOf(alertCard({ declaration, reasons: all, language: 'en' })).title).toContain('Kazakhstan');
  });

  test('says why it came, once for each subscription', () => {
    const reasons = [...rome, ...rome, [{ kind: 'words', words: '"mass arrests"' } as const]];
    expect(embedOf(alertCard({ declaration: no682, reasons, language: 'en' })).lines.at(-1)).toBe(
      '-# **Why this alert:** Signed by 2 members of the delegation of Italy (Roberto RAMPI and Maurizio BUCCARELLA) and about Kazakhstan. Contains “mass arrests”.',
    );
  });

  test('says every one of thirty reasons, without what explains them', () => {
    const reasons = Array.from({ length: 30 }, (_, at): Reason[] => [
      { kind: 'topic', topic: `topic-${at}`, evidence: ['evidence', 'more evidence'] },
      { kind: 'delegation', delegation: 'IT', names: ['Roberto RAMPI', 'Maurizio BUCCARELLA', 'A', 'B'] },
    ]);
    const lines = embedOf(alertCard({ declaration: no682, reasons, language: 'en' })).lines.slice(-30);
    expect(lines.map((line) => /topic-\d+/u.exec(line)?.[0])).toEqual(
      Array.from({ length: 30 }, (_, at) => `topic-${at}`),
    );
    expect(lines.join('\n')).not.toMatch(/evidence|more$/u);
    expect(lines[0]).toContain('4 members of the delegation of Italy (Roberto RAMPI and 3 others)');
  });

  test('of a later edition says so', () => {
    const later = record(682, 'en', { edition: 2, tabledOn: '2019-06-24' });
    const card = alertCard({ declaration: later, reasons: rome, language: 'en' });
    expect(card.content).toMatch(/^New edition of a written declaration, now with 32 signatories: /u);
    const { lines } = embedOf(card);
    expect(lines[0]).toBe('Edition 2, originally tabled on 24 June 2019');
    expect(lines).toContainEqual(expect.stringMatching(/^Doc\. 14933 of 27 June 2019, tabled by /u));
  });

  test('in French uses the terms and names of the Assembly in French', () => {
    const french = record(572, 'fr', { concerns: ['UA'] });
    const embed = embedOf(alertCard({ declaration: french, reasons: rome, language: 'fr' }));
    expect(embed.title).toBe('N°\u00a0572 · 🇺🇦\u00a0Ukraine');
    expect(embed.lines).toContain(
      'Doc.\u00a013479 du 15 juillet 2014, déposé par **Hans FRANKEN** · 🇳🇱\u00a0Pays-Bas · PPE/DC',
    );
    expect(embed.lines).toContainEqual(expect.stringMatching(/^PPE\/DC\u00a030/u));
    expect(embed.footer?.text).toContain('n’engage que ses signataires');
  });

  test('says when the text is not in the reader’s language', () => {
    const card = alertCard({ declaration: no682, reasons: rome, language: 'fr' });
    expect(embedOf(card).lines).toContain('*Je n’ai trouvé que le texte anglais.*');
  });

  test('without a summary begins with the first paragraph that says something', () => {
    const bare = record(682, 'en', { paragraphs: ['We declare the following:', 'Peace matters.'] });
    expect(embedOf(alertCard({ declaration: bare, reasons: rome, language: 'en' })).lines).toContain(
      '> Peace matters.',
    );
  });

  test('without an address that can be linked has no link', () => {
    for (const url of [
      null,
      'javascript:alert(1)',
      'not an address',
      `https://a.example/${'x'.repeat(3000)}`,
    ]) {
      const embed = embedOf(
        alertCard({ declaration: record(682, 'en', { url }), reasons: rome, language: 'en' }),
      );
      expect(embed.url).toBeUndefined();
      expect(embed.description).not.toContain('](');
    }
  });
});

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

  test('says what, when, who and what they ask, in this order, and leads to the text', () => {
    const embed = embedOf(alertCard({ declaration: no682, reasons: rome, language: 'en' }));
    expect(embed.title).toBe(no682.title);
    expect(embed.url).toBe(no682.url);
    expect(embed.lines.filter((line) => line !== '')).toEqual([
      '**Written declaration No. 682 · Doc. 14933**',
      '27 June 2019',
      'Tabled by **Roberto RAMPI**',
      '🇮🇹\u00a0Italy · SOC',
      `> ${asks}`,
      'About 🇰🇿\u00a0Kazakhstan',
      '**32 signatories from 18 delegations and 5 political groups**',
      `[Read the full text](${no682.url})`,
    ]);
    expect(embed.footer?.text).toBe(
      'A written declaration commits only those who signed it. It is not a position of the Assembly.',
    );
  });

  test('counts by group and delegation, largest first, and says how many more there are', () => {
    const { fields } = embedOf(alertCard({ declaration: no682, reasons: rome, language: 'en' }));
    const plain = (text = '') => text.replaceAll('\u00a0', ' ');
    expect(plain(fields['By political group'])).toBe('EPP/CD 11 · SOC 9 · ALDE 6 · NR 3 · UEL 2 · EC 1');
    expect(plain(fields['By delegation'])).toMatch(
      /^🇬🇧 United Kingdom 6 · 🇷🇴 Romania 3 · .* · and 12 more$/u,
    );
  });

  test('says why it came, once for each subscription', () => {
    const reasons = [...rome, ...rome, [{ kind: 'words', words: '"mass arrests"' } as const]];
    const { fields } = embedOf(alertCard({ declaration: no682, reasons, language: 'en' }));
    expect(fields['Why this came']?.split('\n')).toEqual([
      '• Signed by 2 members of the delegation of Italy (Roberto RAMPI and Maurizio BUCCARELLA) and about Kazakhstan.',
      '• Contains what you search for: "mass arrests".',
    ]);
  });

  test('of a later edition says so', () => {
    const later = record(682, 'en', { edition: 2, tabledOn: '2019-06-24' });
    const card = alertCard({ declaration: later, reasons: rome, language: 'en' });
    expect(card.content).toMatch(/^New edition of a written declaration, now with 32 signatories: /u);
    expect(embedOf(card).lines).toContain('Edition 2, first tabled 24 June 2019');
  });

  test('in French uses the terms and names of the Assembly in French', () => {
    const french = record(572, 'fr', { concerns: ['UA'] });
    const embed = embedOf(alertCard({ declaration: french, reasons: rome, language: 'fr' }));
    expect(embed.lines).toEqual(
      expect.arrayContaining([
        '**Déclaration écrite n°\u00a0572 · Doc.\u00a013479**',
        '15 juillet 2014',
        'Déposée par **Hans FRANKEN**',
        '🇳🇱\u00a0Pays-Bas · PPE/DC',
        'Pays concerné\u00a0: 🇺🇦\u00a0Ukraine',
      ]),
    );
    expect(embed.fields['Par groupe politique']).toMatch(/^PPE\/DC\u00a030/u);
    expect(embed.footer?.text).toContain('n’engage que ses signataires');
  });

  test('says when the text is not in the reader’s language', () => {
    const card = alertCard({ declaration: no682, reasons: rome, language: 'fr' });
    expect(embedOf(card).lines).toContain('*Je n’ai que le texte anglais.*');
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

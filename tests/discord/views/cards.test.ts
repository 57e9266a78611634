import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textLanguages } from '../../../src/assembly/declaration.ts';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import { alertCard } from '../../../src/discord/views/delivery/alert.ts';
import {
  additionCard,
  digestCard,
  lineCard,
  testCard,
} from '../../../src/discord/views/delivery/digest-and-test.ts';
import { listedPanel } from '../../../src/discord/views/declarations/listed.ts';
import { declarationPanel } from '../../../src/discord/views/declarations/declaration.ts';
import { escape, oneLine } from '../../../src/discord/render/escape.ts';
import { helpCard, type HelpView } from '../../../src/discord/views/ops/help.ts';
import { noticeCard } from '../../../src/discord/render/notice.ts';
import { privacyCard } from '../../../src/discord/views/settings/privacy.ts';
import { searchPanel } from '../../../src/discord/views/search/results.ts';
import { careerPanel, companionsPanel, signedPanel } from '../../../src/discord/views/people/profile.ts';
import { collectivePanel, membersPanel } from '../../../src/discord/views/people/delegation-or-group.ts';
import {
  compareDeclarationsPanel,
  comparePeoplePanel,
} from '../../../src/discord/views/declarations/comparison.ts';
import { threadPanel } from '../../../src/discord/views/declarations/thread.ts';
import type { ThreadView } from '../../../src/discord/views/declarations/timeline.ts';
import { rosterPanel } from '../../../src/discord/views/declarations/signatories.ts';
import { statsPanel } from '../../../src/discord/views/stats/stats.ts';
import type { Reply } from '../../../src/discord/commands/command.ts';
import { said } from '../support/said.ts';
import { statusCard } from '../../../src/discord/views/ops/status.ts';
import { subscriptionsCard } from '../../../src/discord/views/subscriptions/subscriptions.ts';
import { whyCard, type WhyView } from '../../../src/discord/views/subscriptions/why.ts';
import { deliveryStates } from '../../../src/store/db/schema.ts';
import type { Missing, Reason } from '../../../src/subscriptions/match.ts';
import { hostile, record, signatures } from '../support/samples.ts';
import type { FilterNames } from '../../../src/subscriptions/names.ts';
import { whatIsWrong } from '../support/spec.ts';

/** More commands than there are, each as long as Discord lets it be. */
const inHelp: HelpView = {
  commands: (['read', 'manage', 'personal', 'operate'] as const).flatMap((group) =>
    Array.from({ length: 7 }, (_, at) => ({
      group,
      name: `command${at}`,
      mention: `</command${at} subcommand:12345678901234567890>`,
      description: 'x'.repeat(100),
    })),
  ),
  inMenu: ['y'.repeat(32)],
  isForPerson: true,
};

/** As many values as one condition takes. */
const several = Array.from({ length: 50 }, (_, at) => at + 1);

/** All of them called the same; the last are not held any more. */
function namesOf(text: string): FilterNames {
  const names = new Map(several.slice(0, 40).map((id) => [id, text]));
  return { people: names, serverTopics: names, lists: names, newcomers: new Map() };
}

/** Each kind of condition unmet, each state of an alert. */
function whyView(text: string): WhyView {
  const at = new Date(0);
  const missing: Missing[] = [
    { kind: 'signatory', values: several },
    { kind: 'list', values: several },
    { kind: 'newcomer', values: [`SK:Jan ${'K'.repeat(56)}`] },
    { kind: 'delegation', values: [text] },
    { kind: 'group', values: [text] },
    { kind: 'concerns', values: ['KZ'] },
    { kind: 'topic', values: [text] },
    { kind: 'serverTopic', values: several },
    { kind: 'notSignatory', values: several },
    { kind: 'notList', values: several },
    { kind: 'notDelegation', values: [text] },
    { kind: 'notGroup', values: [text] },
    { kind: 'notConcerns', values: ['KZ'] },
    { kind: 'notTopic', values: [text] },
    { kind: 'notServerTopic', values: several },
    { kind: 'words', words: text },
    { kind: 'minimum', minimum: 30, signatories: 1 },
  ];
  return {
    number: 682,
    firstSeenAt: at,
    tabledOn: '2020-01-30',
    unannounced: 'baseline',
    recordsSince: new Date(0),
    corrections: [],
    shorter: null,
    guildId: '1',
    channelId: '2',
    channel: { state: 'suspended', stateSince: at, reason: { code: 'text', text } },
    subscriptions: Array.from({ length: 40 }, () => ({
      filter: { signatory: [1], words: text.slice(0, 200) || 'x' },
      names: namesOf(text),
      findings: missing.map((what) => ({ isMet: false, missing: what })),
      matches: false,
      createdAt: at,
      activeSince: at,
      pausedAt: at,
    })),
    deliveries: deliveryStates.map((state, edition) => ({
      edition: edition + 1,
      form: 'alert',
      state,
      attempts: 2,
      dueAt: at,
      messageId: '3',
      threadId: null,
      shownEdition: 1,
      reason: { code: 'text', text },
      finishedAt: at,
    })),
  };
}

/** Every card there is, made of one text in every place that others fill. */
function everyCard(text: string, signatories = 175) {
  const declaration: DeclarationRecord = record(682, 'en', {
    title: text,
    paragraphs: [text, text, text],
    summary: text,
    url: 'https://assembly.example/a_(b)',
    concerns: ['KZ', 'UA', 'RU', 'IT', 'FR', 'DE', 'ES', 'ZZ'],
    edition: 2,
    topics: Array.from({ length: 12 }, (_, at) => ({ id: `${text} ${at}`, evidence: [text] })),
    signatories: signatures(signatories, text.slice(0, 300) || 'x'),
  });
  const entry = {
    number: 682,
    document: 14_933,
    date: '2019-06-27',
    title: text,
    url: null,
    signatoryCount: 32,
  };
  const reasons: Reason[][] = [
    [{ kind: 'everything' }],
    [
      { kind: 'signatory', signatory: 1, name: text },
      { kind: 'delegation', delegation: 'IT', names: [text, text, text, text, text] },
      { kind: 'group', group: 'EPP/CD', names: [text] },
      { kind: 'concerns', country: 'KZ' },
      { kind: 'topic', topic: text, evidence: [text, text, text, text] },
      { kind: 'serverTopic', name: text },
      { kind: 'minimum', minimum: 30, signatories: 32 },
      { kind: 'words', words: text },
    ],
    ...Array.from({ length: 30 }, (_, at): Reason[] => [{ kind: 'words', words: `${text} ${at}` }]),
  ];
  const roster = declaration.signatories.map((one) => ({ ...one, added: one.position % 5 === 0 }));
  const companions = Array.from({ length: 40 }, (_, id) => ({
    id,
    name: text,
    delegation: text || 'IT',
    observed: 12,
    expected: 3.21,
    lift: 3.7,
    surprise: 20,
  }));
  const members = companions.slice(0, 20).map(({ id, name }) => ({ id, name, delegation: text, n: id }));
  const sums = ['IT', text, 'SOC', 'MD', 'FR'].map((key, n) => ({ key, n: n + 1 }));
  const years = Array.from({ length: 28 }, (_, at) => ({
    year: 1998 + at,
    signed: at,
    tabled: at,
    n: at,
    all: 99,
  }));
  const side = { entry, topics: [text, 'health'], everyone: roster };
  const who = { id: 1, name: text, delegation: text, signed: 99, tabled: 3 };
  const thread: ThreadView = {
    number: 682,
    tabledOn: '2019-06-27',
    place: 4,
    count: 99,
    since: 1998,
    shown: [
      { entry, tabledOn: '2019-06-27', reason: { kind: 'persons', names: [text, text, text, text] } },
      {
        entry: { ...entry, url: 'https://assembly.example/en/files/1' },
        tabledOn: '1998-06-27',
        reason: { kind: 'words', words: [text, text, text, text, text, text] },
      },
      { entry, tabledOn: '2019-06-27', reason: { kind: 'through', number: 675 } },
      { entry, tabledOn: '2019-06-27', reason: { kind: 'names' } },
      { entry, tabledOn: '2019-06-27', reason: { kind: 'named' } },
    ],
  };
  return textLanguages.flatMap((language): Reply[] => [
    alertCard({ declaration, reasons, language }),
    threadPanel(
      { ...thread, shown: [...thread.shown, ...thread.shown.slice(0, 3)] },
      { page: 2 },
      { language, sharedBy: null },
    ),
    testCard({ declaration, reasons, language, isIllustrated: true }),
    additionCard({ declaration, reasons, first: { channelId: '1', messageId: '2' }, guildId: '3' }, language),
    digestCard(
      {
        entries: [
          { declaration, reasons: reasons.slice(0, 3) },
          { declaration, reasons: reasons.slice(0, 3) },
        ],
        more: 9,
        period: { from: '2026-01-30', to: '2026-02-06' },
      },
      language,
    ),
    lineCard({ entries: Array.from({ length: 10 }, () => entry), more: 9 }, language),
    ...[null, '123456789012345678'].flatMap((sharedBy) => {
      const frame = { language, sharedBy };
      return [
        declarationPanel(declaration, frame),
        declarationPanel(declaration, frame, {
          thread,
          refersTo: Array.from({ length: 20 }, (_, number) => ({
            kind: number % 2 === 0 ? 'declaration' : 'resolution',
            number,
            entry: number % 3 === 0 ? { ...entry, url: `https://assembly.example/a_(${number})` } : null,
          })),
        }),
        listedPanel(
          Array.from({ length: 20 }, () => entry),
          { kind: 'listed', first: 600, rest: '_'.repeat(70), page: 2 },
          frame,
        ),
        ...[1, 5, 9].map((page) =>
          rosterPanel(
            { number: 682, title: text, edition: 4, everyone: roster },
            { kind: 'signatories', number: 682, page, group: null, delegation: null, added: false },
            frame,
          ),
        ),
        searchPanel(
          {
            id: 9,
            asked: {
              words: text,
              from: '2019-01-01',
              to: '2020-12-31',
              topic: text,
              country: text,
              delegation: text,
              group: text,
              signatory: text,
            },
            total: 300,
            more: true,
            page: 2,
            hits: Array.from({ length: 5 }, () => ({
              ...entry,
              highlighted: { title: `\u0002${text}\u0003 ${text}`, excerpt: `a \u0002${text}\u0003 ${text}` },
            })),
          },
          frame,
        ),
        careerPanel(
          {
            ...who,
            years,
            topics: sums,
            recent: [entry, entry, entry, entry, entry],
            companions,
            history: Array.from({ length: 9 }, () => ({
              delegation: text,
              group: text,
              from: '2018-01-01',
              to: '2019-01-01',
            })),
          },
          frame,
        ),
        signedPanel(
          who,
          Array.from({ length: 8 }, () => entry),
          3,
          frame,
        ),
        companionsPanel(who, companions, 2, frame),
        collectivePanel(
          {
            of: 'group',
            code: text.slice(0, 60) || 'SOC',
            signed: 12,
            all: 99,
            members: 400,
            years,
            topics: sums,
            top: members.slice(0, 5),
            delegations: sums,
            groups: sums,
            recent: [entry, entry, entry, entry, entry],
          },
          frame,
        ),
        membersPanel({ of: 'delegation', code: text.slice(0, 60) || 'IT', page: 2 }, members, 99, frame),
        compareDeclarationsPanel(side, { ...side, entry: { ...entry, number: 3 } }, frame),
        comparePeoplePanel(
          who,
          { ...who, id: 2 },
          { observed: 7, expected: 1.5, lift: 4.7, surprise: 11, recent: [entry, entry] },
          frame,
        ),
        ...(['year', 'topic', 'delegation', 'group'] as const).map((by) =>
          statsPanel({ by, total: 99, sums: [...sums, ...sums, ...sums, ...sums, ...sums] }, 2, frame),
        ),
      ];
    }),
    subscriptionsCard(
      Array.from({ length: 60 }, (_, at) => ({
        channelId: String(at % 9),
        filter: {
          signatory: several,
          delegation: ['IT', 'UA'],
          group: ['SOC'],
          concerns: ['KZ'],
          topic: ['elections'],
          serverTopic: several,
          notSignatory: several,
          minimum: 30,
          words: text.slice(0, 200) || 'x',
        },
        names: namesOf(text),
        pausedAt: at % 2 === 0 ? null : new Date(0),
        channel: { kind: 'text', state: 'suspended', since: new Date(0), reason: { code: 'text', text } },
      })),
      language,
    ),
    whyCard(whyView(text), language),
    privacyCard(
      {
        userId: '1',
        drafts: 1_000,
        conversation: {
          settings: {
            channelId: '2',
            kind: 'direct',
            language,
            pace: 'weekly',
            hour: 8,
            weekday: 1,
            roleId: null,
            silent: true,
            cap: 100,
            crosspost: false,
            tags: {},
            defaultTag: null,
            reports: [],
            state: 'suspended',
            reason: { code: 'text', text },
            timeZone: 'Europe/Paris',
          },
          follows: Array.from({ length: 60 }, () => ({
            filter: { signatory: [1], words: text.slice(0, 200) || 'x' },
            names: namesOf(text),
            createdAt: new Date(0),
          })),
          record: { alerts: 2, first: new Date(0), last: new Date(1) },
        },
        searches: {
          count: 900,
          last: Array.from({ length: 30 }, () => ({
            asked: {
              words: text,
              from: '2019-01-01',
              to: null,
              topic: null,
              country: 'KZ',
              delegation: 'GB',
              group: 'SOC',
              signatory: text,
            },
            usedAt: new Date(0),
          })),
        },
      },
      language,
    ),
    statusCard(
      {
        declarations: 3,
        lowest: 1,
        highest: 682,
        latest: entry,
        lastNewAt: new Date(0),
        coverage: { missing: 3, gaps: Array.from({ length: 25 }, (_, at) => ({ from: at, to: at + 5 })) },
        waitingPages: 1,
        incompletePages: 2,
        gonePages: 2,
        pending: 3,
        sources: Array.from({ length: 12 }, (_, at) => ({
          source: `https://assembly.example/${at}/${text}`,
          lastLookAt: new Date(0),
          lastOutcome: 'blocked' as const,
          lastSuccessAt: null,
          failingSince: new Date(0),
        })),
      },
      {
        alerts: Array.from({ length: 12 }, () => ({
          number: 1,
          channelId: '1',
          state: 'refused' as const,
          reason: { code: 'text', text },
        })),
        reports: Array.from({ length: 12 }, () => ({
          channelId: '1',
          isDirect: false,
          report: {
            of: 'signatory',
            key: `FR\n${text}`,
            every: 'month',
            through: '2019-06-30',
            trying: null,
            notBefore: null,
            failures: 0,
            trouble: {
              period: { from: '2019-06-01', to: '2019-06-30' },
              reason: { code: 'text', text },
              unsureSince: null,
            },
          },
        })),
      },
      language,
      null,
      {
        total: 40,
        processes: Array.from({ length: 20 }, (_, at) => ({
          id: `${at}`.repeat(6),
          leads: at === 0,
          shards: [at, at + 20],
          connectedSince: at % 2 === 0 ? new Date(0) : null,
          cutOffSince: at % 2 === 0 ? null : new Date(0),
        })),
      },
    ),
    helpCard(inHelp, language),
    noticeCard(escape(text).trim() || 'x'),
  ]);
}

test('help leads to what the operator has published, and says nothing of it otherwise', () => {
  const policies = { privacy: 'https://bot.example/privacy', terms: 'https://bot.example/terms' };
  const said = JSON.stringify(helpCard(inHelp, 'fr', { ...policies, source: 'https://bot.example/source' }));
  expect(said).toContain('[Politique de confidentialité](https://bot.example/privacy)');
  expect(said).toContain('[Conditions d’utilisation](https://bot.example/terms)');
  expect(said).toContain('[Code source](https://bot.example/source)');
  expect(JSON.stringify(helpCard(inHelp, 'fr'))).not.toContain('](');
});

describe('every card', () => {
  test.each([...hostile, 'x'.repeat(5000), 'é👩‍👩‍👧‍👦 '.repeat(400), '*_'.repeat(2500), '\\'.repeat(3001)])(
    'is one Discord takes, with text no. %# in every place',
    (text) => {
      expect(everyCard(text).flatMap(whatIsWrong)).toEqual([]);
    },
  );

  test.each(
    Object.entries({
      'made of hostile parts': fc.string({
        unit: fc.constantFrom(...hostile, 'mot ', 'WORD '),
        maxLength: 12,
      }),
      'of any characters': fc.string({ unit: 'binary', maxLength: 400 }),
    }),
  )('is one Discord takes, with text %s in every place', (_kind, any) => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 25 }), (text, signatories) => {
        // The reader takes no page whose title or names show nothing.
        fc.pre(oneLine(text) !== '');
        expect(everyCard(text, signatories).flatMap(whatIsWrong)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('mentions nobody, wherever the text stands', () => {
    for (const card of everyCard('@everyone <@&1> <@1>')) {
      const shown =
        'components' in card
          ? said(card)
          : said({ ...card, embeds: card.embeds.map(({ footer: _footer, ...rest }) => rest) });
      expect(shown).not.toMatch(/(?<!\\)@everyone|(?<!\\)<\\@|<@&?1>/u);
    }
  });
});

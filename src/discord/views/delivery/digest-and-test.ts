import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry, DeclarationRecord } from '../../../assembly/record.ts';
import type { Reason } from '../../../subscriptions/match.ts';
import { formatDateRange } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { alertCard, followedIn, numberAndSubjects, reasonLines, type AlertContent } from './alert.ts';
import { blocks, card, colour, lines, linkTo, masked, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { ask, breadth, entry, quotation, remarks, subjectsLine } from '../../render/parts.ts';

/** The title stands here alone; a push notification shows as much as it has room for. */
const titleInPush = 320;

/** What else there is to say of an addition takes less than half of a card. */
const reasonsRoom = 2_000;

type Reasons = readonly (readonly Reason[])[];

/** With which a message begins that is a test: no alert does. */
export const testSign = '🧪 ';

/** An alert that says that it is none. */
export function testCard(view: AlertContent): Card {
  const shown = alertCard(view);
  const { test } = messagesFor(view.language).telling;
  return { ...shown, content: `${testSign}${test}\n${shown.content ?? ''}`.slice(0, limits.content) };
}

/** A short alert: someone whom the channel follows signed a declaration that it was told of before. */
export function additionCard(
  view: {
    readonly declaration: DeclarationRecord;
    readonly reasons: Reasons;
    readonly first: { readonly channelId: string; readonly messageId: string };
    /** Empty in a direct message. */
    readonly guildId: string;
  },
  language: Locale,
): Card {
  const { declaration, reasons, first, guildId } = view;
  const messages = messagesFor(language);
  const place = guildId === '' ? '@me' : guildId;
  const url = `https://discord.com/channels/${place}/${first.channelId}/${first.messageId}`;
  return card(
    {
      color: colour,
      title: numberAndSubjects(declaration, reasons, language),
      ...linkTo(declaration.url),
      description: lines(
        remarks(declaration, language),
        breadth(declaration, language),
        masked(messages.telling.first, { url }),
        ...reasonLines(reasons, language, reasonsRoom),
      ),
      footer: { text: messages.declaration.commits },
    },
    messages.telling.addition(
      fit(oneLine(declaration.title), titleInPush, escape),
      declaration.signatories.length,
    ),
  );
}

/** Of so many the ask is told, in as many characters. */
const asked = { most: 3, room: 200 } as const;
const reasonsInDigest = 400;

/** What came since the last digest, each with the reason why, the first ones with what they ask. */
export function digestCard(
  view: {
    readonly entries: readonly { readonly declaration: DeclarationRecord; readonly reasons: Reasons }[];
    readonly more: number;
    readonly period: { readonly from: string; readonly to: string };
  },
  language: Locale,
): Card {
  const messages = messagesFor(language);
  const { from, to } = view.period;
  const title = messages.telling.digestOf(
    view.entries.length + view.more,
    formatDateRange(from, to, language),
  );
  const shown = view.entries.map(({ declaration, reasons }, at) =>
    [
      entry({ ...declaration, signatoryCount: declaration.signatories.length }, language),
      at < asked.most ? quotation(ask(declaration), asked.room) : '',
      subjectsLine(declaration, language, 200, followedIn(reasons)),
      ...reasonLines(reasons, language, reasonsInDigest),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  );
  return card(
    {
      color: colour,
      description: listed(shown, view.more, language),
      footer: { text: messages.declaration.commits },
    },
    `📬 ${title}`,
  );
}

/** What was not told one by one. */
export function lineCard(
  view: { readonly entries: readonly DeclarationEntry[]; readonly more: number },
  language: Locale,
): Card {
  const { telling, declaration } = messagesFor(language);
  const shown = view.entries.map((item) => entry(item, language, 100));
  return card(
    {
      color: colour,
      description: blocks(listed(shown, view.more, language), telling.search),
      footer: { text: declaration.commits },
    },
    telling.line(view.entries.length + view.more),
  );
}

/** The archive is read to its end. */
export function archiveCard(declarations: number, language: Locale): Card {
  const { complete, completeTitle } = messagesFor(language).seeing;
  return card({ color: colour, description: complete(declarations) }, `📚 ${completeTitle}`);
}

/** Leaves room for a sentence after it. */
const listMax = 3_700;

function listed(shown: readonly string[], more: number, language: Locale): string {
  const { declaration } = messagesFor(language);
  // What does not fit joins what was left out before.
  const rest = (left: number) => declaration.more(left + more);
  const list = fitList(shown, listMax, '\n\n', rest);
  const isWhole = list === shown.join('\n\n');
  return isWhole && more > 0 ? `${list}\n\n${declaration.more(more)}` : list;
}

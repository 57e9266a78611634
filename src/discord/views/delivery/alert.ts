import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import type { Reason } from '../../../subscriptions/match.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { card, colour, lines, linkTo, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, limits } from '../../render/limits.ts';
import {
  ask,
  breadth,
  countsByGroup,
  documentLine,
  quotation,
  remarks,
  subjectsLine,
} from '../../render/parts.ts';
import { whyItCame } from '../../render/match-reasons.ts';

/** The title stands here alone, so the whole of it; a push notification shows as much as it has room for. */
const titleShown = 320;
/**
 * Lines that the title, remarks, reasons and the ask have together: the ask, whose whole is a press away, gives way to the
 * others, so that an alert stays as high as a phone is.
 */
const proseLines = 8;
/** How long the ask is at least and at most, and how much more of it each line is. */
const askLength = { least: 120, most: 280, line: 55 } as const;
const groupsShown = 8;
const fewReasons = 3;
/** Characters of a line on a phone; one with but a few takes as much room. */
const lineLength = 60;

export interface AlertContent {
  readonly declaration: DeclarationRecord;
  readonly reasons: readonly (readonly Reason[])[];
  readonly language: Locale;
  /** Whether a picture beside it says how many of each group signed. */
  readonly isIllustrated?: boolean;
}

/**
 * A new declaration, or a new edition of one, as a channel gets it. The title is the text of the message, which push
 * notifications show; the card below it says the rest in as few lines as it takes.
 */
export function alertCard(content: AlertContent): Card {
  const { declaration, reasons, language, isIllustrated = false } = content;
  const messages = messagesFor(language).declaration;
  const least = remembered(declaration, language, askLength.least, isIllustrated);
  const room = limits.description - lines(least.text, least.groups).length;
  const why = reasonLines(reasons, language, room);
  const shared = remembered(
    declaration,
    language,
    askRoom(declaration, language, [...least.remarks, ...why]),
    isIllustrated,
  );
  return card(
    {
      color: colour,
      title: numberAndSubjects(declaration, reasons, language),
      ...linkTo(declaration.url),
      description: lines(shared.text, isIllustrated ? null : shared.groups, ...why),
      footer: { text: messages.commitsInShort },
    },
    shared.push,
  );
}

/** "No. 682 · Kazakhstan · Elections", what it came for before the rest. */
export function numberAndSubjects(
  declaration: DeclarationRecord,
  reasons: AlertContent['reasons'],
  language: Locale,
): string {
  const number = messagesFor(language).declaration.number(declaration.number);
  const about = subjectsLine(declaration, language, limits.title - number.length - 3, followedIn(reasons));
  return about === '' ? number : `${number} · ${about}`;
}

/** In steps, so that what many channels share is made a few times only. */
function askRoom(declaration: DeclarationRecord, language: Locale, others: readonly string[]): number {
  const taken = [push(declaration, language), ...others].reduce(
    (sum, { length }) => sum + Math.ceil(length / lineLength),
    0,
  );
  const { least, most, line } = askLength;
  return Math.max(least, Math.min(most, least + (proseLines - taken - 2) * line));
}

/** Small lines that say why something came, each reason whole, within as many UTF-16 units. */
export function reasonLines(reasons: AlertContent['reasons'], language: Locale, room: number): string[] {
  const { one, several } = messagesFor(language).reasons;
  const said = whyItCame(reasons, language, room - several.length - one('').length);
  if (said.length === 0) return [];
  // A few sentences read on; more are a list.
  const isFew = said.length <= fewReasons;
  const shown = isFew ? [one(said.join(' '))] : [several, ...said.map((sentence) => `• ${sentence}`)];
  return shown.map((line) => `-# ${line}`);
}

/** What of its subjects it came for. */
export function followedIn(reasons: AlertContent['reasons']) {
  const all = reasons.flat();
  return {
    countries: new Set(all.flatMap((reason) => (reason.kind === 'concerns' ? [reason.country] : []))),
    topics: new Set(all.flatMap((reason) => (reason.kind === 'topic' ? [reason.topic] : []))),
  };
}

interface Shared {
  readonly push: string;
  readonly text: string;
  readonly remarks: readonly string[];
  readonly groups: string;
}

const made = new WeakMap<DeclarationRecord, Map<string, Shared>>();

/** One declaration goes to thousands of channels, and all but the reason is the same in each. */
function remembered(
  declaration: DeclarationRecord,
  language: Locale,
  askShown: number,
  isIllustrated: boolean,
): Shared {
  const all = made.get(declaration) ?? new Map<string, Shared>();
  const key = `${language} ${askShown} ${isIllustrated}`;
  const known = all.get(key) ?? shared(declaration, language, askShown, isIllustrated);
  made.set(declaration, all.set(key, known));
  return known;
}

function shared(
  declaration: DeclarationRecord,
  language: Locale,
  askShown: number,
  isIllustrated: boolean,
): Shared {
  return {
    push: push(declaration, language),
    text: lines(
      remarks(declaration, language),
      quotation(ask(declaration), askShown),
      documentLine(declaration, language),
      // The picture counts those who are in no group.
      breadth(declaration, language, !isIllustrated),
    ),
    remarks: remarks(declaration, language)
      .split('\n')
      .filter((line) => line !== ''),
    groups: countsByGroup(declaration, language, groupsShown),
  };
}

function push(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  const title = fit(oneLine(declaration.title), titleShown, escape);
  return declaration.edition > 1
    ? messages.editionHeading(title, declaration.signatories.length)
    : messages.heading(title);
}

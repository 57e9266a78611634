import { allLocales, defaultLocale, type Locale } from '../../locales.ts';
import { fold } from '../../assembly/fold.ts';
import { topics } from '../../classify/topics/taxonomy.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Database } from '../../store/db/database.ts';
import { serverTopicsOf, type ServerTopic } from '../../store/subscriptions/own/server-topics.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit, limits } from '../render/limits.ts';
import type { Choice } from '../render/choice.ts';
import { namedOptions, meant, mostAlike, memoize, misspelt, suggest, type NamedOption } from './names.ts';
import { topicAbout, topicName } from '../../i18n/terms.ts';
import { everydayWords } from './everyday-words.ts';

/** While nothing is typed a server's own stand first, and leave room for the others. */
const ownFirst = 12;
const nearShown = 5;

export type FoundTopic =
  /** `label`: as it is offered in a list. */
  | { readonly kind: 'topic'; readonly id: string; readonly label: string }
  | { readonly kind: 'serverTopic'; readonly topic: ServerTopic; readonly label: string }
  /** `near`: names that may have been meant, ready for a card. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

const everybodys = memoize(() =>
  topics.map(({ id, name }) => ({
    ...namedOptions(id, (locale) => topicName(id, locale), Object.values(name)),
    about: [...new Set([...everydayWords(id), ...describedBy(id)].map(fold))],
  })),
);

/** The parts of what a topic comprises, in every language. */
function describedBy(id: string): string[] {
  return allLocales().flatMap((locale) =>
    (topicAbout(id, locale) ?? '').split(/[,;.]/u).map((part) => part.trim()),
  );
}

/** The topic every server has that goes by this name or id, accents and case aside. */
export function topicCalled(name: string): string | null {
  const wanted = fold(name);
  return everybodys().find(({ names }) => names.includes(wanted))?.value ?? null;
}

/** What stands for a server's own topic where a topic is chosen; no topic can be called so. */
export function isOwnValue(typed: string): boolean {
  return /^own:\d+$/iu.test(typed);
}

function own({ id, name }: ServerTopic): NamedOption {
  const label = (locale: Locale) => messagesFor(locale).topics.own(name);
  return { value: `own:${id}`, label, names: [fold(name)] };
}

/** Also by the label under which it was offered, as it stands among several values. */
function ownAsOffered(topic: ServerTopic): NamedOption {
  const option = own(topic);
  const labels = allLocales().map((locale) => fold(option.label(locale)));
  return { ...option, names: [...option.names, ...labels] };
}

async function ownOf(db: Database, guildId: string | null): Promise<ServerTopic[]> {
  return guildId === null ? [] : serverTopicsOf(db, guildId);
}

/** Topics by any of their names, those of the server marked as its own. */
export async function suggestTopics(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<Choice[]> {
  const held = (await ownOf(db, guildId)).map(own);
  if (fold(typed) !== '') return suggest([...held, ...everybodys()], typed, language);
  const all = [...suggest(held, '', language).slice(0, ownFirst), ...suggest(everybodys(), '', language)];
  return all.slice(0, limits.choices);
}

/** Only a server's own. */
export async function suggestServerTopics(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<Choice[]> {
  return suggest((await ownOf(db, guildId)).map(own), typed, language);
}

/**
 * What was meant by a value offered, a name, or the beginning of only one name. A topic of another
 * server is as unknown as one that nobody has.
 */
export async function resolveTopic(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale = defaultLocale,
): Promise<FoundTopic> {
  const held = await ownOf(db, guildId);
  const wanted = typed.trim();
  const chosen = held.find(({ id }) => wanted === `own:${id}`);
  if (chosen) return { kind: 'serverTopic', topic: chosen, label: own(chosen).label(language) };
  if (isOwnValue(wanted)) return { kind: 'unknown', near: [] };
  const all = [...everybodys(), ...held.map(ownAsOffered)];
  const found = meant(all, wanted);
  const [first, ...others] = found;
  const only = first === undefined ? misspelt(all, wanted) : others.length === 0 ? first : null;
  if (only) {
    const topic = held.find(({ id }) => only.value === `own:${id}`);
    const label = only.label(language);
    return topic ? { kind: 'serverTopic', topic, label } : { kind: 'topic', id: only.value, label };
  }
  const alike = found.length > 0 ? found : mostAlike(all, wanted);
  return { kind: 'unknown', near: alike.slice(0, nearShown).map((one) => shown(one.label(language))) };
}

function shown(name: string): string {
  return `**${fit(oneLine(name), 80, escape)}**`;
}

import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { signatoryCalled } from '../../../store/ingest/newcomers.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import { newcomerOf } from '../../../subscriptions/newcomer.ts';
import { resolveSignatory } from '../../commands/people/signatory.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, limits } from '../../render/limits.ts';
import { troubleCard, withSentence } from '../../render/notice.ts';
import type { Choice } from '../../render/choice.ts';
import {
  chosenNewcomer,
  hintOfNewcomer,
  nearNewcomer,
  newcomerLabel,
  newcomerValue,
  suggestNewcomers,
  typedNewcomer,
} from './newcomers.ts';
import { personLabel, suggestPeople } from '../people.ts';
import { findPeopleList, listLabel, listValue, suggestPeopleLists } from './lists.ts';
import type { NotFound, Vocabulary } from '../several.ts';
import type { ConditionTerm } from '../condition-term.ts';

/** While nothing is typed a server's own lists stand first, and leave room for people. */
const listsFirst = 8;
/** A mention of more than these says less than their number. */
const nearShown = 3;

/** Members by name, a server's lists of them, and by name and country who has signed nothing yet. */
export function peopleVocabulary(
  db: Database,
  guildId: string | null,
  language: Locale,
): Vocabulary<ConditionTerm> {
  return {
    suggest: (typed) => suggestAnybody(db, guildId, typed, language),
    find: (typed) => findAnybody(db, guildId, typed, language),
  };
}

async function suggestAnybody(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<readonly Choice[]> {
  const lists = await suggestPeopleLists(db, guildId, typed, language);
  const people = await suggestPeople(db, typed, language);
  const newcomers = await suggestNewcomers(db, typed, language);
  const some = [...lists.slice(0, listsFirst), ...newcomers, ...people];
  return some.length > 0 ? some.slice(0, limits.choices) : hintOfNewcomer(typed, language);
}

async function findAnybody(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<ConditionTerm | NotFound> {
  const list = await findPeopleList(db, guildId, typed);
  if (list !== null) {
    return {
      value: listValue(list.id),
      label: listLabel(list.name, language),
      filter: { list: [list.id] },
      names: { lists: new Map([[list.id, list.name]]) },
    };
  }
  const chosen = chosenNewcomer(typed);
  if (chosen !== null) return newcomerTerm(db, chosen, language);
  const key = typedNewcomer(typed);
  if (key !== null) {
    // Typing errors are asked back: it may as well be somebody who has signed nothing yet.
    const near = (await signatoryCalled(db, key)) === null ? await nearNewcomer(db, key) : [];
    return near.length === 0
      ? newcomerTerm(db, key, language)
      : { card: nearCard(key, near, language), isOne: true };
  }
  const found = await resolveSignatory(db, typed, language);
  if (!('card' in found)) return personTerm(db, found.id, language);
  const { lists, subscribe } = messagesFor(language);
  return {
    card: withSentence(
      hintOfNewcomer(typed, language).length > 0 ? withSentence(found.card, lists.newcomerHow) : found.card,
      subscribe.nothingSaved,
    ),
  };
}

/** Who has signed under such a name already is followed as such. */
async function newcomerTerm(db: Database, key: string, language: Locale): Promise<ConditionTerm> {
  const known = await signatoryCalled(db, key);
  if (known !== null) return personTerm(db, known, language);
  return { value: newcomerValue(key), label: newcomerLabel(key, language), filter: { newcomer: [key] } };
}

async function personTerm(db: Database, id: number, language: Locale): Promise<ConditionTerm> {
  const person = await personById(db, id);
  const name = person?.name ?? String(id);
  return {
    value: String(id),
    label: person === null ? name : personLabel(person, language),
    filter: { signatory: [id] },
    names: { people: new Map([[id, name]]) },
  };
}

function nearCard(
  key: string,
  near: readonly { readonly name: string; readonly delegation: string }[],
  language: Locale,
): Card {
  const bold = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;
  return troubleCard(
    messagesFor(language).lists.newcomerNear(
      bold(newcomerOf(key).printed),
      near.slice(0, nearShown).map((person) => bold(personLabel(person, language))),
    ),
  );
}

import { fold } from '../../../assembly/fold.ts';
import { isMisspelt } from '../../../assembly/misprint.ts';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName } from '../../../i18n/terms.ts';
import type { Database } from '../../../store/db/database.ts';
import { signatoryCalled } from '../../../store/ingest/newcomers.ts';
import { findSignatories, type FoundSignatory } from '../../../store/people/find-signatories.ts';
import { isNewcomerKey, newcomerKey, newcomerOf } from '../../../subscriptions/newcomer.ts';
import { choice, type Choice } from '../../render/choice.ts';
import { delegationCalled, suggestDelegations } from '../names.ts';

/** "Jan Novák (Slovakia)", also as it is offered; "Jan Novák · Slovakia"; "Jan Novák, Slovakia". */
const shapes = [/^(.+?)\s+\(([^(),]+)(?:,[^()]*)?\)$/u, /^(.+?)\s+·\s+(.+)$/u, /^(.+),\s*([^,]+)$/u];

const chosen = /^new:([A-Z]{2}:.+)$/u;

/** How many countries are offered for a name. */
const countriesOffered = 5;

/** The key of a newcomer who was chosen from a list; `null` for anything else. */
export function chosenNewcomer(typed: string): string | null {
  const key = chosen.exec(typed)?.[1];
  return key !== undefined && isNewcomerKey(key) ? key : null;
}

/** The key for a name with a delegation; `null` where either is missing. */
export function typedNewcomer(typed: string): string | null {
  for (const shape of shapes) {
    const [, name, place] = shape.exec(typed.trim()) ?? [];
    const code = place === undefined ? null : delegationCalled(place.trim());
    const key = code === null ? '' : newcomerKey(code, name ?? '');
    if (isNewcomerKey(key)) return key;
  }
  return null;
}

/** What stands for a newcomer where a person is chosen. */
export function newcomerValue(key: string): string {
  return `new:${key}`;
}

export function newcomerLabel(key: string, language: Locale): string {
  const { printed, delegation } = newcomerOf(key);
  return messagesFor(language).conditions.newcomerName(printed, countryName(delegation, language));
}

/** People of the delegation whose name is nearly that of a newcomer, or has the same words in another order, or more of them. */
export async function nearNewcomer(db: Database, key: string): Promise<FoundSignatory[]> {
  const { name, delegation, givenName, familyName } = newcomerOf(key);
  const alike = await findSignatories(db, name, 8);
  return alike.filter(
    (one) =>
      one.delegation === delegation &&
      (isMisspelt(one.name, { givenName, familyName }) || sharesWords(one.name, name)),
  );
}

/** Whether one of two names has all words of the other. */
function sharesWords(a: string, b: string): boolean {
  const words = (name: string) => fold(name).split(/[^\p{L}\p{N}]+/u);
  const [fewer, more] = [words(a), words(b)].toSorted((one, other) => one.length - other.length);
  return fewer !== undefined && fewer.every((word) => more?.includes(word));
}

/** Somebody by a name that nobody has signed under, once a country is begun; or how to name one. */
export async function suggestNewcomers(db: Database, typed: string, language: Locale): Promise<Choice[]> {
  const [, name = '', place = ''] = /^(.+?)\s*[,(·]\s*([^,()·]*)\)?$/u.exec(typed.trim()) ?? [];
  const codes = name === '' ? [] : suggestDelegations(place, language).slice(0, countriesOffered);
  const offered: Choice[] = [];
  for (const { value: code } of codes) {
    const key = newcomerKey(code, name);
    if (!isNewcomerKey(key) || (await signatoryCalled(db, key)) !== null) continue;
    offered.push(choice(newcomerLabel(key, language), newcomerValue(key)));
  }
  return offered;
}

/** A line that says how somebody is named who is not known; none where no name is typed. */
export function hintOfNewcomer(typed: string, language: Locale): Choice[] {
  const name = typed.trim();
  return isNewcomerKey(newcomerKey('IT', name))
    ? [choice(messagesFor(language).lists.newcomerHint(name), name)]
    : [];
}

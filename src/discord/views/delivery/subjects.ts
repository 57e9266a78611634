import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import { familyOf } from '../../../assembly/group.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { familyName, inSentence, ofCountry, topicName } from '../../../i18n/terms.ts';
import type { Reason } from '../../../subscriptions/match.ts';
import type { Subject } from './alert-id.ts';

const most = { delegations: 5, groups: 4, people: 4 };

/** A subject with what it is called within a sentence, where Discord reads no markdown. */
export interface NamedSubject extends Subject {
  readonly name: string;
}

/**
 * What can be followed of a declaration, as many as a select holds: the countries and topics it is about, then who tabled
 * it, with delegation and group, then the largest delegations and groups and the next who signed.
 */
export function subjectsOf(declaration: DeclarationRecord, language: Locale): NamedSubject[] {
  const { concerns, topics, signatories } = declaration;
  const { called } = messagesFor(language).alert;
  const [first] = signatories;
  const people = signatories.slice(0, most.people);
  const countries = concerns.map((key) => named('country', key, inSentence(key, language)));
  const about = topics.map(({ id }) => named('topic', id, called.topic(topicName(id, language))));
  const tabled = first ? [person(first)] : [];
  const delegations = largest(signatories.map(({ delegation }) => delegation))
    .slice(0, most.delegations)
    .map((key) => named('delegation', key, called.delegation(ofCountry(key, language))));
  const groups = largest(signatories.flatMap(({ group }) => (group === null ? [] : [familyOf(group)])))
    .slice(0, most.groups)
    .map((key) => named('group', key, familyName(key, language)));
  const others = people.slice(1).map(person);
  const room = 25 - tabled.length - delegations.length - groups.length - others.length;
  return [...[...countries, ...about].slice(0, room), ...tabled, ...others, ...delegations, ...groups];
}

function person({ signatoryId, name }: DeclarationRecord['signatories'][number]): NamedSubject {
  return named('person', String(signatoryId), name);
}

const named = (kind: Subject['kind'], key: string, name: string): NamedSubject => ({ kind, key, name });

/** Each once, the most frequent first, those named first before others of as many. */
function largest(all: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of all) if (one !== '') counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([one]) => one);
}

/** The two or three that a menu offers at once: a country, a topic and who tabled it, those not yet followed here first. */
export function foremost(
  all: readonly NamedSubject[],
  reasons: readonly (readonly Reason[])[],
): NamedSubject[] {
  const followed = new Set(reasons.flatMap((alone) => (alone.length === 1 ? alone.flatMap(keyOf) : [])));
  return (['country', 'topic', 'person'] as const).flatMap(
    (wanted) => all.find(({ kind, key }) => kind === wanted && !followed.has(`${kind} ${key}`)) ?? [],
  );
}

function keyOf(reason: Reason): string[] {
  switch (reason.kind) {
    case 'concerns':
      return [`country ${reason.country}`];
    case 'topic':
      return [`topic ${reason.topic}`];
    case 'signatory':
      return [`person ${reason.signatory}`];
    default:
      return [];
  }
}

/** What is said of a choice: what kind of thing it is, and what would come. */
export function detailOf({ kind }: Subject, language: Locale): string {
  return messagesFor(language).alert.subjects[kind];
}

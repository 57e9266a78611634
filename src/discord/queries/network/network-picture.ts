import type { Tie } from '../../../assembly/signing-ties.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { NameParts } from '../../../store/people/name-parts.ts';
import type { NetworkMember, SigningNetwork } from '../../../store/people/signing-network.ts';
import { counted, whole } from '../../charts/described.ts';
import { sourceOfMany, today } from '../../charts/drawing/source.ts';
import { networkSvg } from '../../charts/network/network.ts';
import { picture, type Picture } from '../../charts/picture.ts';
import type { QueryContext } from '../context.ts';

/** More names than these cannot be read at once, nor more lines be told apart. */
const mostPeople = 40;
const mostTies = 140;

/** Those with the surest ties, as many as can be read, and the ties between them. */
export function surestOf({ members, ties }: Pick<SigningNetwork, 'members' | 'ties'>): {
  readonly members: readonly NetworkMember[];
  readonly ties: readonly Tie[];
} {
  const chosen = new Set<number>();
  for (const { a, b } of ties) {
    const both = new Set([...chosen, a, b]);
    if (both.size > mostPeople) continue;
    chosen.add(a).add(b);
  }
  return {
    members: members.filter(({ id }) => chosen.has(id)),
    ties: ties.filter(({ a, b }) => chosen.has(a) && chosen.has(b)).slice(0, mostTies),
  };
}

/**
 * The network as a picture: laid out in slices on the event loop, drawn off it.
 *
 * @param countries whether each name has its delegation's code: where they are not all of one.
 */
export async function networkPicture(
  network: SigningNetwork,
  { title, line, countries }: { title: string; line: string; countries: boolean },
  partsOf: (id: number, name: string) => NameParts,
  { language, day = today() }: Pick<QueryContext, 'language' | 'day'>,
): Promise<Picture> {
  const { members, ties } = surestOf(network);
  const labels = labelsOf(members, partsOf);
  const people = members.map((one) => {
    const label = labels.get(one.id) ?? one.name;
    return { ...one, label: countries && one.delegation !== '' ? `${label} ${one.delegation}` : label };
  });
  const surest = Math.log(Math.max(2, ties[0]?.surprise ?? 2));
  const bonds = ties.map(({ a, b, surprise }) => ({
    a,
    b,
    weight: Math.max(0, Math.min(1, Math.log(surprise) / surest - 0.5) * 2),
  }));
  const { network: words } = messagesFor(language);
  const nameOf = new Map(people.map(({ id, label }) => [id, label]));
  const said = ties.map(({ a, b, observed }) => ({
    label: `${nameOf.get(a)} – ${nameOf.get(b)} ${formatNumber(observed, language)}`,
  }));
  const source = sourceOfMany(day, network.declarations, language);
  return picture(
    'who-signs-with-whom.png',
    await networkSvg({ title, line, source, language }, people, bonds),
    whole(words.described(title, counted(said, language))),
  );
}

/** Family names, and an initial before those that several have; the whole name where it is not known how it divides. */
function labelsOf(
  members: readonly NetworkMember[],
  partsOf: (id: number, name: string) => NameParts,
): Map<number, string> {
  const divided = members.map(({ id, name }) => ({ id, name, ...partsOf(id, name) }));
  const times = new Map<string, number>();
  for (const { family } of divided) if (family !== null) times.set(family, (times.get(family) ?? 0) + 1);
  return new Map(
    divided.map(({ id, name, given, family }) => {
      if (family === null) return [id, name];
      const isShared = (times.get(family) ?? 0) > 1 && given !== null;
      return [id, isShared ? `${[...given][0]}. ${family}` : family];
    }),
  );
}

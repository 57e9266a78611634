import { fold } from '../../../assembly/fold.ts';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { ListedPeople, ListMember } from '../../../store/subscriptions/own/people-lists.ts';
import { choice } from '../../render/choice.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, limits } from '../../render/limits.ts';
import { troubleCard } from '../../render/notice.ts';
import { newcomerLabel, newcomerValue } from '../../resolve/people/newcomers.ts';
import { personLabel } from '../../resolve/people.ts';
import { isListValue } from '../../resolve/people/lists.ts';
import { readSeveral, type Vocabulary } from '../../resolve/several.ts';
import type { ConditionTerm } from '../../resolve/condition-term.ts';
import type { ListedView } from '../../views/people/people-lists.ts';

export const maxListNameLength = 60;

/** What stands in the way of calling a list so, in words; `null` when nothing does. */
export function listNameTrouble(name: string, language: Locale): string | null {
  const { lists } = messagesFor(language);
  // Folding leaves out what nobody sees, such as a space without width.
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(fold(name))) return lists.nameEmpty;
  if ([...name].length > maxListNameLength) return lists.nameTooLong(maxListNameLength);
  return isListValue(name) ? lists.nameUnusable(`**${fit(name, 100, escape)}**`) : null;
}

/** The people named, or a card about the first name that is not understood. */
export async function readPeople(
  typed: string,
  vocabulary: Vocabulary<ConditionTerm>,
): Promise<ListedPeople | { readonly card: Card }> {
  const terms = await readSeveral(typed, vocabulary);
  if ('card' in terms) return terms;
  return {
    signatories: terms.flatMap(({ filter }) => filter.signatory ?? []),
    newcomers: terms.flatMap(({ filter }) => filter.newcomer ?? []),
  };
}

/** Those on a list, by label, name, or a word that only one name has. */
export function memberVocabulary(
  members: readonly ListMember[],
  language: Locale,
): Vocabulary<ConditionTerm> {
  const terms = members.map((member): ConditionTerm & { readonly name: string } =>
    'newcomer' in member
      ? {
          name: member.name,
          value: newcomerValue(member.newcomer),
          label: newcomerLabel(member.newcomer, language),
          filter: { newcomer: [member.newcomer] },
        }
      : {
          name: member.name,
          value: String(member.signatory),
          label: personLabel(member, language),
          filter: { signatory: [member.signatory] },
        },
  );
  const like = (typed: string) => {
    const words = fold(typed).split(' ');
    return terms.filter(({ name }) => {
      const own = fold(name).split(/[ -]/u);
      return words.every((word) => own.some((part) => part.startsWith(word)));
    });
  };
  return {
    suggest: (typed) =>
      Promise.resolve(
        like(typed)
          .slice(0, limits.choices)
          .map(({ label, value }) => choice(label, value)),
      ),
    find: (typed) => {
      const wanted = typed.trim();
      const same = terms.filter(
        ({ value, label, name }) =>
          value === wanted || [label, name].some((one) => fold(one) === fold(wanted)),
      );
      const [only, ...others] = same.length > 0 ? same : fold(wanted) === '' ? [] : like(wanted);
      const name = `**${fit(oneLine(typed), 100, escape)}**`;
      return Promise.resolve(
        only && others.length === 0
          ? only
          : { card: troubleCard(messagesFor(language).lists.notOnIt([name])) },
      );
    },
  };
}

export function storedMemberOf(member: ListMember): ListedView {
  return { name: member.name, delegation: member.delegation, isNew: 'newcomer' in member };
}

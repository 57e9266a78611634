import type { Locale } from '../../locales.ts';
import { exclusions } from '../../subscriptions/filter.ts';
import type { Reason } from '../../subscriptions/match.ts';
import { noNames } from '../../subscriptions/names.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { reasonInWords } from '../commands/subscriptions/conditions.ts';
import { fitList } from './limits.ts';

const exclusionKeys = new Set<string>(exclusions.map(([, negative]) => negative));

/** Within so many characters everything that explains a condition is said with it. */
const wholeRoom = 200;
/** What stands before each in a list of small lines. */
const lineCost = '-# • '.length;

/**
 * Why a declaration came: a sentence for each subscription that matched, each condition of which is whole. Where they are many,
 * what explains them is left out first; only what does not fit then is counted.
 *
 * @param room for all of them, in UTF-16 units, with as many as `lineCost` for each besides.
 */
export function whyItCame(
  reasons: readonly (readonly Reason[])[],
  language: Locale,
  room: number,
): readonly string[] {
  const said = sentences(reasons, language);
  if (said.join('\n').length <= Math.min(wholeRoom, room)) return said;
  const brief = sentences(reasons, language, true);
  const left = room - brief.length * lineCost;
  return fitList(brief, left, '\n', (rest) => messagesFor(language).declaration.more(rest)).split('\n');
}

function sentences(
  reasons: readonly (readonly Reason[])[],
  language: Locale,
  isBrief = false,
): readonly string[] {
  const messages = messagesFor(language);
  const all = reasons.map((conditions) => {
    // What is left out is no reason why something came.
    const asked = conditions.filter(({ kind }) => !exclusionKeys.has(kind));
    if (asked.length === 0) return messages.reasons.exclusionsOnly;
    return asked.some(({ kind }) => kind === 'everything')
      ? messages.reasons.everything
      : messages.reasons.sentence(asked.map((reason) => reasonInWords(reason, noNames, language, isBrief)));
  });
  return [...new Set(all)];
}

import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';

import { troubleCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import type { View, ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';
import { collectiveAnswer, membersAnswer } from './people.ts';
import { compareDeclarationsAnswer, comparePeopleAnswer } from './comparisons.ts';
import { declarationAnswer, randomAnswer, signatoriesAnswer } from './declarations.ts';
import { profileAnswer, cosignersAnswer, signedAnswer } from './profile.ts';
import { searchAnswer } from './search.ts';
import { statsAnswer } from './stats.ts';

type Answers = {
  readonly [K in View['kind']]: (asking: QueryContext, view: ViewOf<K>) => Promise<Reply | null>;
};

const answers: Answers = {
  declaration: declarationAnswer,
  random: randomAnswer,
  signatories: signatoriesAnswer,
  signatory: profileAnswer,
  signed: signedAnswer,
  together: cosignersAnswer,
  delegation: collectiveAnswer,
  group: collectiveAnswer,
  members: membersAnswer,
  search: searchAnswer,
  compareDeclarations: compareDeclarationsAnswer,
  comparePeople: comparePeopleAnswer,
  stats: statsAnswer,
};

/**
 * What a view shows now; a card that says so where there is nothing of it any more.
 *
 * @param reader who reads that card alone, even where the view is shown to everybody in another language.
 */
export async function answerTo(asking: QueryContext, view: View, reader = asking.language): Promise<Reply> {
  const answer = answers[view.kind] as (asking: QueryContext, view: View) => Promise<Reply | null>;
  return (await answer(asking, view)) ?? gone(view, reader);
}

/** Says why there is nothing of a view. */
export function gone({ kind }: View, language: Locale): Reply {
  const { panel, searching } = messagesFor(language);
  return troubleCard(kind === 'search' ? searching.forgotten : panel.gone);
}

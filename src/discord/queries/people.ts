import { familyOf } from '../../assembly/group.ts';
import { delegationOrGroup, membersOf } from '../../store/people/delegations-and-groups.ts';
import { countOf } from '../../store/stats/counters.ts';
import {
  collectivePanel,
  membersPanel,
  membersPerPage,
  titleOf,
} from '../views/people/delegation-or-group.ts';
import { pagingOf } from '../render/pagination.ts';
import { troubleCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { ViewOf } from '../render/custom-id.ts';
import { stillReading } from './still-reading.ts';
import type { QueryContext } from './context.ts';
import { textLanguageOf } from '../../locales.ts';

/** A group goes by the id of its line of descent, whichever of its codes the view names. */
function codeOf(of: 'delegation' | 'group', code: string): string {
  return of === 'group' ? familyOf(code) : code;
}

export async function collectiveAnswer(
  asking: QueryContext,
  { kind, code }: ViewOf<'delegation'> | ViewOf<'group'>,
): Promise<Reply> {
  const { db, language } = asking;
  const found = await delegationOrGroup(db, kind, codeOf(kind, code), textLanguageOf(language));
  if (found !== null) return collectivePanel(found, asking);
  const none = messagesFor(language).collective.none(titleOf(kind, codeOf(kind, code), language));
  return troubleCard(none, await stillReading(db, language));
}

export async function membersAnswer(
  asking: QueryContext,
  { of, code: named, page: asked }: ViewOf<'members'>,
): Promise<Reply | null> {
  const code = codeOf(of, named);
  const total = await countOf(asking.db, `${of}/signatory`, code);
  if (total === 0) return null;
  const { page } = pagingOf(total, membersPerPage, asked);
  const range = { limit: membersPerPage, offset: (page - 1) * membersPerPage };
  return membersPanel({ of, code, page }, await membersOf(asking.db, of, code, range), total, asking);
}

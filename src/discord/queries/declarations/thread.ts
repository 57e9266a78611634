import type { DeclarationRecord } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { textLanguageOf } from '../../../locales.ts';
import { declarationByNumber, entriesById } from '../../../store/declarations/declarations.ts';
import { threadOf, type ThreadMember } from '../../../store/declarations/thread.ts';
import { pagingOf } from '../../render/pagination.ts';
import { threadPanel, threadPerPage } from '../../views/declarations/thread.ts';
import { timelineShown, type ThreadView } from '../../views/declarations/timeline.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { entriesTable, wholeTable } from '../export-table.ts';

/** What the card of a declaration shows of its thread: the closest; `null` where it is alone. */
export async function timelineOf(
  asking: QueryContext,
  declaration: DeclarationRecord,
): Promise<ThreadView | null> {
  const members = await threadOf(asking.db, declaration);
  const { number } = declaration;
  const closest = members.toSorted(
    (a, b) => b.score - a.score || Math.abs(a.number - number) - Math.abs(b.number - number),
  );
  return members.length === 0
    ? null
    : withEntries(asking, declaration, members, closest.slice(0, timelineShown));
}

export const threadView = defineView({
  kind: 'thread',

  answer: async (asking, { number, page: asked }) => {
    const found = await declarationByNumber(asking.db, number, textLanguageOf(asking.language));
    if (found === null) return null;
    const members = await threadOf(asking.db, found);
    const { page } = pagingOf(members.length, threadPerPage, asked);
    const shown = members.slice((page - 1) * threadPerPage, page * threadPerPage);
    return threadPanel(await withEntries(asking, found, members, shown), { page }, asking);
  },

  exportTable: async ({ db, language }, { number }) => {
    const found = await declarationByNumber(db, number, textLanguageOf(language));
    if (found === null) return null;
    const members = [...(await threadOf(db, found)), found].toSorted((a, b) => a.number - b.number);
    const ids = members.map(({ id }) => id);
    const table = entriesTable(`thread-${number}`, await entriesById(db, ids, textLanguageOf(language)));
    return wholeTable(table, messagesFor(language).exporting.names.thread(number));
  },
});

async function withEntries(
  { db, language }: QueryContext,
  { number, tabledOn }: DeclarationRecord,
  members: readonly ThreadMember[],
  shown: readonly ThreadMember[],
): Promise<ThreadView> {
  const ids = shown.map(({ id }) => id);
  const entries = new Map(
    (await entriesById(db, ids, textLanguageOf(language))).map((entry) => [entry.number, entry]),
  );
  const years = [tabledOn, ...members.map((one) => one.tabledOn)].map((day) => Number(day.slice(0, 4)));
  return {
    number,
    tabledOn,
    place: members.filter((one) => one.number < number).length + 1,
    count: members.length + 1,
    since: Math.min(...years),
    shown: shown.flatMap((one) => {
      const entry = entries.get(one.number);
      return entry === undefined ? [] : [{ entry, tabledOn: one.tabledOn, reason: one.reason }];
    }),
  };
}

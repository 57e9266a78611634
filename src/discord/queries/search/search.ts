import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import type { Database } from '../../../store/db/database.ts';
import { entriesById } from '../../../store/declarations/declarations.ts';
import { highlightsOf, type Highlighted } from '../../../store/search/search.ts';
import type { SearchFor } from '../../../store/search/search-for.ts';
import { savedSearch, type SavedSearch } from '../../../store/search/saved-searches.ts';
import { pagingOf } from '../../render/pagination.ts';
import type { Panel } from '../../render/panel.ts';
import { slug } from '../../render/csv.ts';
import { askedInWords, hitsPerPage, searchPanel, type AskedView } from '../../views/search/results.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { entriesTable } from '../export-table.ts';

/** A page of a search made before: what it found then, without searching again. */
export const searchView = defineView({
  kind: 'search',

  answer: async (asking, { id, page }) => {
    const kept = await savedSearch(asking.db, id);
    return kept === null ? null : pageOf(asking, kept, page);
  },

  exportTable: async ({ db, language }, { id }) => {
    const kept = await savedSearch(db, id);
    if (kept === null) return null;
    const asked = askedInWords(await askedView(db, kept.asked), language);
    return {
      table: entriesTable(`search-${slug(asked)}`, await entriesById(db, kept.ids, textLanguageOf(language))),
      title: messagesFor(language).exporting.names.search(asked),
      isCut: kept.more,
    };
  },
});

/** `null` where the search found nothing. */
export async function pageOf(asking: QueryContext, kept: SavedSearch, asked: number): Promise<Panel | null> {
  const { db, language } = asking;
  const { page } = pagingOf(kept.ids.length, hitsPerPage, asked);
  const ids = kept.ids.slice((page - 1) * hitsPerPage, page * hitsPerPage);
  const entries = await entriesById(db, ids, textLanguageOf(language));
  if (entries.length === 0) return null;
  const { words } = kept.asked;
  const highlights =
    words === null
      ? new Map<number, Highlighted>()
      : await highlightsOf(db, words, ids, textLanguageOf(language));
  return searchPanel(
    {
      id: kept.id,
      asked: await askedView(db, kept.asked),
      total: kept.ids.length,
      more: kept.more,
      page,
      hits: entries.map((entry) => ({ ...entry, highlighted: highlights.get(entry.number) ?? null })),
    },
    asking,
  );
}

/** With the member's name in place of the id. */
export async function askedView(db: Database, asked: SearchFor): Promise<AskedView> {
  const person = asked.signatory === null ? null : await personById(db, asked.signatory);
  return { ...asked, signatory: asked.signatory === null ? null : (person?.name ?? '…') };
}

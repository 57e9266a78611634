import { messagesFor } from '../../i18n/messages.ts';
import { makeSearch } from '../../store/searches.ts';
import { askedView, pageOf } from '../answers/searches.ts';
import { askedInWords } from '../cards/search.ts';
import { troubleCard } from '../cards/notice.ts';
import type { Command } from '../context.ts';
import { readSearchOptions, searchOptions, suggestForSearch } from '../search-options.ts';
import { called, forReading } from './options.ts';

export const search: Command = {
  definition: { ...called(({ search }) => search), ...forReading, options: [...searchOptions] },

  run: async (interaction, { db }, language) => {
    const read = await readSearchOptions(interaction, db, language);
    if ('reply' in read) return read.reply;
    const messages = messagesFor(language);
    const kept = await makeSearch(db, read.asked, language);
    if (kept === null) return troubleCard(messages.search.notUnderstood);
    const page = await pageOf({ db, language, sharedBy: null }, kept, 1);
    if (page !== null) return page;
    const what = askedInWords(await askedView(db, read.asked), language);
    return troubleCard(messages.searching.nothing(what), messages.searching.fewer);
  },

  suggest: (interaction, { db }, language) => suggestForSearch(interaction, db, language),
};

import { messagesFor } from '../../../i18n/messages.ts';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import type { Database } from '../../../store/db/database.ts';
import { entriesById } from '../../../store/declarations/declarations.ts';
import { findDeclarations } from '../../../store/search/search.ts';
import { nothingAsked, type SearchFor } from '../../../store/search/search-for.ts';
import { makeSearch } from '../../../store/search/saved-searches.ts';
import { askedView, pageOf } from '../../queries/search/search.ts';
import { declarationsPanel } from '../../views/declarations/declaration.ts';
import { askedInWords } from '../../views/search/results.ts';
import { troubleCard } from '../../render/notice.ts';
import { abbreviationNote } from '../../render/reading.ts';
import type { Command } from '../command.ts';
import { nearDeclarations } from '../../resolve/declarations.ts';
import { readingOf } from '../../../words/read.ts';
import { eitherOf, wantedTerms } from '../../../words/tree.ts';
import { writeWords } from '../../../words/write.ts';
import { readSearchOptions, searchOptions, suggestForSearch } from './search-options.ts';
import { stillReading } from '../../queries/still-reading.ts';
import { localized, forReading } from '../../render/localized-options.ts';

const nearShown = 5;

export const searchCommand: Command = {
  definition: { ...localized(({ ask }) => ask.search), ...forReading, options: [...searchOptions] },

  costs: () => 'search',

  run: async (interaction, { db }, language) => {
    const read = await readSearchOptions(interaction, db, language);
    if ('reply' in read) return read.reply;
    const messages = messagesFor(language);
    const kept = await makeSearch(db, read.asked, textLanguageOf(language), {
      userId: interaction.user.id,
      guildId: interaction.guildId,
    });
    if (kept === null) return troubleCard(messages.search.tooCommon);
    const page = await pageOf({ db, language, sharedBy: null }, kept, 1);
    if (page !== null) return page;
    const what = askedInWords(await askedView(db, read.asked), language);
    const near = await nearMisses(db, read.asked, language);
    const sentence = messages.searching.nothing(what);
    const reading = await stillReading(db, language);
    const note = abbreviationNote(read.asked.words ?? '', language);
    return near.length === 0
      ? troubleCard(sentence, note, reading ?? messages.searching.fewer)
      : declarationsPanel([sentence, note, reading, messages.declaration.nearest], near, language);
  },

  suggest: (interaction, { db }, language) => suggestForSearch(interaction, db, language),
};

/** What is found with some of the words, then without the other conditions, then in titles that are like the words. */
async function nearMisses(
  db: Database,
  asked: SearchFor,
  language: Locale,
): Promise<readonly DeclarationEntry[]> {
  const reading = asked.words === null ? null : readingOf(asked.words);
  const words = reading === null ? [] : wantedTerms(reading);
  const others: SearchFor = { ...asked, words: words.length === 0 ? null : writeWords(eitherOf(words)) };
  const alone: SearchFor = { ...nothingAsked, words: asked.words };
  for (const looser of [others, alone, { ...nothingAsked, words: others.words }]) {
    if (looser.words === null) continue;
    const { ids } = await findDeclarations(db, looser, textLanguageOf(language));
    if (ids.length > 0) return entriesById(db, ids.slice(0, nearShown), textLanguageOf(language));
  }
  return asked.words === null ? [] : nearDeclarations(db, asked.words, language);
}

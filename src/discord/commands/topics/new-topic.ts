import type { Locale } from '../../../locales.ts';
import { fold } from '../../../assembly/fold.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { wordsScope } from '../../../store/search/search.ts';
import { readWords } from '../../../words/read.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { blocks } from '../../render/embed.ts';
import { troubleInWords } from '../../render/reading.ts';
import { isOwnValue, topicCalled } from '../../resolve/topics.ts';
import { topicName } from '../../../i18n/terms.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';

export const maxTopicNameLength = 60;
export const maxTopicWordsLength = 200;

interface NewTopic {
  readonly name: string;
  readonly words: string;
  /** Of the texts it is looked up in; both when `null`. */
  readonly language: TextLanguage | null;
}

/**
 * What was typed for a topic of a server's own, tidied; or what stands in the way, in words.
 *
 * @param language of the person who asks.
 */
export async function readNewTopic(
  db: Database,
  asked: NewTopic,
  language: Locale,
): Promise<NewTopic | { readonly trouble: string }> {
  const name = oneLine(asked.name.normalize('NFC'));
  const words = oneLine(asked.words.normalize('NFC'));
  const trouble =
    troubleWithName(name, language) ?? (await troubleWithWords(db, words, asked.language, language));
  return trouble === null ? { name, words, language: asked.language } : { trouble };
}

function troubleWithName(name: string, language: Locale): string | null {
  const messages = messagesFor(language).topic;
  // Folding leaves out what nobody sees, such as a space without width.
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(fold(name))) return messages.nameEmpty;
  if (characters(name) > maxTopicNameLength) return messages.nameTooLong(maxTopicNameLength);
  const called = topicCalled(name);
  if (called !== null) return messages.nameReserved(`**${topicName(called, language)}**`);
  return isOwnValue(name) ? messages.nameUnusable(`**${fit(name, 100, escape)}**`) : null;
}

async function troubleWithWords(
  db: Database,
  words: string,
  texts: TextLanguage | null,
  language: Locale,
): Promise<string | null> {
  const messages = messagesFor(language).topic;
  if (words === '') return messages.wordsEmpty;
  if (characters(words) > maxTopicWordsLength) return messages.wordsTooLong(maxTopicWordsLength);
  const read = readWords(words);
  if ('trouble' in read)
    return blocks(
      troubleInWords(words, read.trouble, language),
      messagesFor(language).subscribe.nothingSaved,
    );
  const scope = await wordsScope(db, read.reading, texts);
  return scope === 'words' ? null : messages[scope];
}

function characters(text: string): number {
  return [...text].length;
}

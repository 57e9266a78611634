import { type Locale, textLanguageOf } from '../../locales.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { formatShortDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Database } from '../../store/db/database.ts';
import { nearestNumbers, hasNumber, numberOfFile } from '../../store/declarations/nearest-number.ts';
import { mistyped, suggestDeclarations } from '../../store/search/autocomplete.ts';
import { declarationsPanel } from '../views/declarations/declaration.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';
import { choice, type Choice } from '../render/choice.ts';
import type { Reply } from '../commands/command.ts';
import { readFileId, readNumber, surelyDocument, type TypedNumber } from './numbers.ts';
import { stillReading } from '../queries/still-reading.ts';

const offered = 8;
const shownNear = 5;

/** A declaration that was meant, or the answer that says that it is not one. */
export type FoundDeclaration = { readonly number: number } | { readonly reply: Reply };

/** Declarations by number, link or words of the title, each by its number. */
export async function offerDeclarations(db: Database, typed: string, language: Locale): Promise<Choice[]> {
  const fileId = readFileId(typed);
  const number = fileId === null ? readNumber(typed)?.value : await numberOfFile(db, fileId);
  const begun = await suggestDeclarations(db, String(number ?? typed), textLanguageOf(language));
  const isWord = begun.length === 0 && number === undefined && /\p{L}{4}/u.test(typed);
  const found = isWord ? await nearDeclarations(db, typed, language) : begun;
  const messages = messagesFor(language).declaration;
  return found.map((item) =>
    choice(
      `${messages.number(item.number)} · ${formatShortDate(item.date, language)} · ${item.title}`,
      String(item.number),
    ),
  );
}

/**
 * Which declaration was meant by what was picked, typed or pasted.
 *
 * @param whenMissing what to say besides where it is known which one was meant, and it is not held.
 */
export async function findDeclaration(
  db: Database,
  typed: string,
  language: Locale,
  whenMissing: string | null = null,
): Promise<FoundDeclaration> {
  const wanted = typed.trim();
  const fileId = readFileId(wanted);
  if (fileId !== null) {
    const number = await numberOfFile(db, fileId);
    return number === null
      ? {
          reply: troubleCard(
            messagesFor(language).declaration.noFile(fileId),
            whenMissing,
            await stillReading(db, language),
          ),
        }
      : { number };
  }
  const asked = readNumber(wanted);
  return asked === null ? byWords(db, wanted, language) : byNumber(db, asked, language, whenMissing);
}

async function byNumber(
  db: Database,
  { of, value }: TypedNumber,
  language: Locale,
  whenMissing: string | null,
): Promise<FoundDeclaration> {
  const { trouble, declaration } = messagesFor(language);
  const found =
    (of === 'document' ? null : await hasNumber(db, 'number', value)) ??
    (of === 'declaration' ? null : await hasNumber(db, 'document', value));
  if (found !== null) return { number: found };
  const isDocument = of === 'document' || (of === 'either' && value >= surelyDocument);
  const nearest = await nearestNumbers(
    db,
    isDocument ? 'document' : 'number',
    value,
    textLanguageOf(language),
  );
  const sentence = isDocument ? trouble.noDocument(value) : trouble.noDeclaration(value);
  const reading = await stillReading(db, language);
  return {
    reply:
      nearest.length === 0
        ? troubleCard(sentence, whenMissing, reading)
        : declarationsPanel([sentence, whenMissing, reading, declaration.nearest], nearest, language),
  };
}

async function byWords(db: Database, typed: string, language: Locale): Promise<FoundDeclaration> {
  const { trouble, panel, declaration } = messagesFor(language);
  const found = await suggestDeclarations(db, typed, textLanguageOf(language));
  const [only, ...others] = found;
  if (only && others.length === 0) return { number: only.number };
  if (only) {
    return { reply: declarationsPanel([panel.didYouMean], found.slice(0, offered), language) };
  }
  const sentence = trouble.noDeclarationLike(`**${fit(oneLine(typed), 100, escape)}**`);
  const reading = await stillReading(db, language);
  const near = await nearDeclarations(db, typed, language);
  return {
    reply:
      near.length === 0
        ? troubleCard(sentence, reading)
        : declarationsPanel([sentence, reading, declaration.nearest], near, language),
  };
}

/** For words of a title that no title has all of: those that have some of them; else those with words like them. */
export async function nearDeclarations(
  db: Database,
  typed: string,
  language: Locale,
): Promise<DeclarationEntry[]> {
  const words = (typed.match(/[\p{L}\p{N}]{4,}/gu) ?? []).slice(0, 6);
  const found = new Map<number, DeclarationEntry>();
  for (const word of words.length < 2 ? [] : words) {
    for (const item of (await suggestDeclarations(db, word, textLanguageOf(language))).slice(0, 3)) {
      found.set(item.number, item);
    }
  }
  return found.size > 0
    ? [...found.values()].slice(0, shownNear)
    : mistyped(db, typed, textLanguageOf(language), shownNear);
}

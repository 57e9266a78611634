import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { formatDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { declarationByNumber } from '../../store/declarations/declarations.ts';
import { randomDeclaration } from '../../store/declarations/random-declaration.ts';
import type { Database } from '../../store/db/database.ts';
import type { Reply } from '../commands/command.ts';
import { oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { noticeCard } from '../render/notice.ts';
import type { View } from '../render/view-kinds.ts';
import { numbersIn } from '../views/delivery/listed-numbers.ts';
import { gone } from './answer.ts';
import { copied } from './copied.ts';
import type { QueryContext } from './context.ts';
import { plainTitle } from './export-table.ts';
import { definitionOf } from './views.ts';

const titleShown = 400;
/** Of several, which have to fit into one card in both languages. */
const titleOfSeveral = 280;
const askedShown = 400;

/** The text by which a view is cited, in both languages of the Assembly, with the day of access by UTC. */
export async function citeReply(
  { db, language }: Pick<QueryContext, 'db' | 'language'>,
  view: View,
  now = new Date(),
): Promise<Reply> {
  const accessed = now.toISOString().slice(0, 10);
  const numbers = await numbersOf(db, view);
  const texts: string[] = [];
  for (const one of textLanguages) {
    const text =
      numbers === null
        ? await ofAnswer(db, view, one, accessed)
        : await ofDeclarations(db, numbers, one, accessed);
    if (text === null) return gone(view, language);
    texts.push(copied(text));
  }
  return noticeCard(messagesFor(language).citing.intro, ...texts);
}

/** The declarations that a view is about, where it is about one or a few. */
async function numbersOf(db: Database, view: View): Promise<readonly number[] | null> {
  switch (view.kind) {
    case 'declaration':
    case 'signatories':
    case 'editions':
      return [view.number];
    case 'random':
      return several([await randomDeclaration(db, view.seed)]);
    case 'listed':
      return several(numbersIn(view));
    default:
      return null;
  }
}

/** Each by itself, as long as they all have room in a card. */
const citedOneByOne = 4;

function several(numbers: readonly (number | null)[]): readonly number[] | null {
  const known = numbers.filter((one) => one !== null);
  return known.length === 0 || known.length > citedOneByOne ? null : known;
}

/** A line each. */
async function ofDeclarations(
  db: Database,
  numbers: readonly number[],
  language: TextLanguage,
  accessed: string,
): Promise<string | null> {
  const longest = numbers.length === 1 ? titleShown : titleOfSeveral;
  const lines: string[] = [];
  for (const number of numbers) {
    const line = await ofDeclaration(db, number, { language, accessed, longest });
    if (line !== null) lines.push(line);
  }
  return lines.length === 0 ? null : lines.join('\n');
}

async function ofDeclaration(
  db: Database,
  number: number,
  {
    language,
    accessed,
    longest,
  }: { readonly language: TextLanguage; readonly accessed: string; readonly longest: number },
): Promise<string | null> {
  const found = await declarationByNumber(db, number, language);
  if (found === null) return null;
  return messagesFor(language).citing.declaration({
    title: fit(oneLine(found.title), longest),
    number: found.number,
    document: found.document,
    date: formatDate(found.date, language),
    edition: found.edition === 1 ? null : found.edition,
    url: found.url,
    accessed: formatDate(accessed, language),
  });
}

async function ofAnswer(
  db: Database,
  view: View,
  language: TextLanguage,
  accessed: string,
): Promise<string | null> {
  const found = await definitionOf(view).exportTable({ db, language, sharedBy: null }, view);
  if (found === null) return null;
  const asked = fit(oneLine(plainTitle(found.title)), askedShown);
  return messagesFor(language).citing.answer(asked, formatDate(accessed, language));
}

import type { Language } from '../../assembly/declaration.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { references } from '../../classify/references.ts';
import { formatShortDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { declarationByDocument, declarationByNumber, latestDeclaration } from '../../store/declarations.ts';
import type { Database } from '../../store/database.ts';
import { nearestTo, numberOfFile } from '../../store/nearest.ts';
import { resolveReferences } from '../../store/references.ts';
import { earlierOn } from '../../store/similar.ts';
import { suggestDeclarations } from '../../store/suggestions.ts';
import { lines, type Card } from '../cards/card.ts';
import { declarationCard } from '../cards/declaration.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { entry } from '../cards/parts.ts';
import { choice, type Choice } from '../choice.ts';
import type { Command } from '../context.ts';
import { completed, described, forReading } from './options.ts';

const offered = 5;
const earlierShown = 3;
const nearestTitle = 120;
/** A bare number from here on is taken for a document's: there will not be as many declarations. */
const surelyDocument = 10_000;

export const declaration: Command = {
  definition: {
    name: 'declaration',
    ...described(({ declaration }) => declaration.description),
    ...forReading,
    options: [completed('number', ({ declaration }) => declaration.number)],
  },

  run: async (interaction, { db }, language) => {
    const typed = interaction.options.getString('number')?.trim() ?? '';
    if (typed === '') {
      const latest = await latestDeclaration(db, language);
      const none = messagesFor(language).trouble.noDeclarations;
      return latest === null ? troubleCard(none) : show(db, latest, language);
    }
    const found = await findDeclaration(db, typed, language);
    return 'card' in found ? found.card : show(db, found.declaration, language);
  },

  suggest: (interaction, { db }, language) =>
    offerDeclarations(db, interaction.options.getFocused(), language),
};

/** Declarations that what is being typed may mean, each by its number. */
export async function offerDeclarations(db: Database, typed: string, language: Language): Promise<Choice[]> {
  const fileId = readFileId(typed);
  const number = fileId === null ? readNumber(typed)?.value : await numberOfFile(db, fileId);
  const found = await suggestDeclarations(db, String(number ?? typed), language);
  const messages = messagesFor(language).declaration;
  return found.map((item) =>
    choice(
      `${messages.number(item.number)} · ${formatShortDate(item.date, language)} · ${item.title}`,
      String(item.number),
    ),
  );
}

/** The declaration that was meant, or a card that says why it is not one. */
export type FoundDeclaration =
  | { readonly declaration: DeclarationRecord }
  /** `isMissing`: it is known which one was meant, and it is not held. */
  | { readonly card: Card; readonly isMissing: boolean };

/** The declaration meant by a number, an address or words of the title, in any of the ways people write them. */
export async function findDeclaration(
  db: Database,
  typed: string,
  language: Language,
): Promise<FoundDeclaration> {
  const fileId = readFileId(typed);
  if (fileId !== null) return byFile(db, fileId, language);
  const asked = readNumber(typed);
  return asked === null ? byWords(db, typed, language) : byNumber(db, asked, language);
}

const missing = (card: Card): FoundDeclaration => ({ card, isMissing: true });
const unclear = (card: Card): FoundDeclaration => ({ card, isMissing: false });

interface Asked {
  readonly of: 'declaration' | 'document' | 'either';
  readonly value: number;
}

const what =
  /(?:(?<document>doc(?:ument)?s?)|(?<declaration>(?:written )?declaration|d[ée]claration(?: [ée]crite)?|wd))(?![\p{L}])/u;
const sign = /(?<sign>n(?:um(?:ber|[ée]ro)?|o|r|[°ºª])(?![\p{L}])|№|#)/u;
const year = /\/(?:19|20)\d\d|\((?:19|20)\d\d\)/u;
/** What a heading of the Assembly, or of a card, goes on with. */
const rest = /[|·,;–-]\s*doc\b.*/u;
const numbered = new RegExp(
  String.raw`^(?:${what.source})?[\s.:]*(?:${sign.source})?[\s.:]*(?<digits>\d{1,6})\s*(?:${year.source})?\s*(?:${rest.source})?[\s.]*$`,
  'iu',
);

/** "682", "No. 682", "Déclaration écrite n° 682", "WD 682", "682/2019" or "Doc. 14933"; `null` for anything else. */
export function readNumber(typed: string): Asked | null {
  const groups = numbered.exec(typed.trim())?.groups;
  if (!groups) return null;
  const { document, declaration, sign, digits } = groups;
  const isDeclaration = declaration !== undefined || sign !== undefined;
  const of = document !== undefined ? 'document' : isDeclaration ? 'declaration' : 'either';
  return { of, value: Number(digits) };
}

const fileAddress = /(?:^|[/?&])(?:files\/|fileid=)0*(\d{1,9})(?!\d)/iu;

/** The file id in an address of the Assembly, wherever it stands in what was pasted. */
export function readFileId(typed: string): number | null {
  const digits = fileAddress.exec(typed.replaceAll(/%2f/giu, '/'))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The declaration with what stands around it. What it names by number is not shown a second time. */
async function show(db: Database, declaration: DeclarationRecord, language: Language): Promise<Card> {
  const resolved = await resolveReferences(db, references(declaration), language);
  const refersTo = resolved.filter(({ entry }) => entry?.number !== declaration.number);
  const named = new Set(refersTo.flatMap(({ entry }) => (entry === null ? [] : [entry.number])));
  const similar = await earlierOn(db, declaration, language, earlierShown + named.size);
  const earlier = similar.filter(({ number }) => !named.has(number)).slice(0, earlierShown);
  return declarationCard(declaration, language, { refersTo, earlier });
}

async function byNumber(db: Database, { of, value }: Asked, language: Language): Promise<FoundDeclaration> {
  const { trouble, declaration } = messagesFor(language);
  const found =
    (of === 'document' ? null : await declarationByNumber(db, value, language)) ??
    (of === 'declaration' ? null : await declarationByDocument(db, value, language));
  if (found) return { declaration: found };
  const isDocument = of === 'document' || (of === 'either' && value >= surelyDocument);
  const nearest = await nearestTo(db, isDocument ? 'document' : 'number', value, language);
  return missing(
    troubleCard(
      isDocument ? trouble.noDocument(value) : trouble.noDeclaration(value),
      nearest.length === 0
        ? null
        : lines(declaration.nearest, ...nearest.map((item) => entry(item, language, nearestTitle))),
    ),
  );
}

async function byFile(db: Database, fileId: number, language: Language): Promise<FoundDeclaration> {
  const number = await numberOfFile(db, fileId);
  if (number === null) return missing(troubleCard(messagesFor(language).declaration.noFile(fileId)));
  return byNumber(db, { of: 'declaration', value: number }, language);
}

async function byWords(db: Database, typed: string, language: Language): Promise<FoundDeclaration> {
  const { trouble } = messagesFor(language);
  const found = await suggestDeclarations(db, typed, language);
  const [only] = found;
  if (!only)
    return unclear(troubleCard(trouble.noDeclarationLike(`**${fit(oneLine(typed), 100, escape)}**`)));
  if (found.length > 1) {
    const list = found.slice(0, offered).map((item) => entry(item, language));
    return unclear(noticeCard(trouble.didYouMean, list.join('\n')));
  }
  return byNumber(db, { of: 'declaration', value: only.number }, language);
}

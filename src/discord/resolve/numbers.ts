export interface TypedNumber {
  readonly of: 'declaration' | 'document' | 'either';
  readonly value: number;
}

const what =
  /(?:(?<document>doc(?:ument)?s?)|(?<declaration>(?:written )?declaration|d[ée]claration(?: [ée]crite)?|wd))(?![\p{L}])/u;
const sign = /(?<sign>n(?:um(?:ber|[ée]ro)?|o|r|[°ºª])(?![\p{L}])|№|#)/u;
const year = /\/(?:19|20)\d\d|\((?:19|20)\d\d\)/u;
/** What a heading of the Assembly, or of a card, goes on with. */
const rest = /[|·,;–-]\s*doc\b.*/u;
/** Documents are printed again: "Doc. 14933 rev. 2". */
const revision = /[\s.]rev(?:ised|\.)?\s?\d?/u;
const numbered = new RegExp(
  String.raw`^[\s("“«]*(?:${what.source})?[\s.:]*(?:(?:${sign.source})[\s.:]*)?(?<digits>\d{1,6})(?:${revision.source})?\s?(?:${year.source})?\s?(?:${rest.source})?[\s.,;:!?)"”»]*$`,
  'iu',
);

/** An address of the old site names the document, as `/Doc19/EDOC14933.htm`, `FDOC` for the French text. */
const documentAddress = /(?:^|[/=])[EF](?:REV)?DOC0*(?<digits>\d{3,6})(?:REV\d?)?\.(?:html?|asp|pdf)\b/iu;

function readDocumentAddress(typed: string): number | null {
  const digits = documentAddress.exec(typed)?.groups?.['digits'];
  return digits === undefined ? null : Number(digits);
}

/**
 * "682", "No. 682", "Déclaration écrite n° 682", "WD 682", "682/2019", "Doc. 14933", "Doc 14933 rev." or an address of the old
 * site, whatever punctuation was pasted with it; `null` for anything else.
 */
export function readNumber(typed: string): TypedNumber | null {
  const inAddress = readDocumentAddress(typed);
  if (inAddress !== null) return { of: 'document', value: inAddress };
  const groups = numbered.exec(typed.replaceAll(/\s+/gu, ' ').trim())?.groups;
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

const kindIn = String.raw`(?:(?<document>\bdocs?\b|\bdocuments?\b)|(?<declaration>(?:written )?declarations?|d[ée]clarations?(?: [ée]crites?)?|\bwd))`;
const signIn = String.raw`(?<sign>\b(?:nos?|nrs?)\b|\bn[°ºª]s?|\bnum(?:ber|[ée]ro)s?\b|№)`;
const listIn = String.raw`(?<digits>\d{1,6}(?:\s*(?:,|;|&|/|\+|\band\b|\bor\b|\bet\b|\bou\b)\s*(?:n[°ºo]\.?\s*)?\d{1,6})*)(?![\d\p{L}-])`;
const mentioned = new RegExp(
  String.raw`(?:${kindIn}[\s.:]*(?:${signIn}[\s.:]*)?|${signIn.replace('<sign>', '<bare>')}[\s.:]*)${listIn}`,
  'giu',
);
/** What else of the Assembly has numbers. */
const othersBefore = /(?:r[ée]solutions?|recomm[ae]ndations?|opinions?|avis|orders?|directives?)[\s.:]*$/iu;
/** A bare number from here on is taken for a document's: there will not be as many declarations. */
export const surelyDocument = 10_000;
const isYear = (value: number) => value >= 1949 && value <= 2100;
const addresses = /(?:https?:\/\/|www\.|pace\.coe\.int|assembly\.coe\.int)[^\s<>()[\]|]+/giu;

/** What a text names: a declaration or a document by its number, or a file of the Assembly by its id. */
export interface Named {
  readonly of: 'declaration' | 'document' | 'file';
  readonly value: number;
}

/** Every number and address of a declaration in a text, in its order, each once. */
export function readNamed(text: string): Named[] {
  const found = [...inAddresses(text), ...inWords(text)].toSorted((a, b) => a.at - b.at);
  return [...new Map(found.map(({ of, value }) => [`${of} ${value}`, { of, value }])).values()];
}

type At = Named & { readonly at: number };

function inAddresses(text: string): At[] {
  return [...text.matchAll(addresses)].flatMap(({ 0: address, index: at }) => {
    const [file, document] = [readFileId(address), readDocumentAddress(address)];
    return [
      ...(file === null ? [] : [{ of: 'file' as const, value: file, at }]),
      ...(document === null ? [] : [{ of: 'document' as const, value: document, at }]),
    ];
  });
}

function inWords(text: string): At[] {
  const rest = text.replaceAll(addresses, (address) => ' '.repeat(address.length));
  return [...rest.matchAll(mentioned)].flatMap(({ index: at, groups = {} }) => {
    if (othersBefore.test(rest.slice(Math.max(0, at - 40), at))) return [];
    // "NR 3" counts those who belong to no group, as the bot's own alerts do.
    if (/^NR$/u.test(groups['bare'] ?? '') && rest[at + 2] !== '.') return [];
    const of = groups['document'] === undefined ? ('declaration' as const) : ('document' as const);
    return [...(groups['digits'] ?? '').matchAll(/(?<sign>n[°ºo]\.?\s*)?(?<digits>\d+)/giu)].flatMap(
      (one, nth) => {
        const value = Number(one.groups?.['digits']);
        if (nth > 0 && isYear(value)) return [];
        // "Doc. 14933 and No. 679": what has a sign of its own is no document, unless it is as high as theirs are.
        const isOther = nth > 0 && one.groups?.['sign'] !== undefined && value < surelyDocument;
        return [{ of: isOther ? ('declaration' as const) : of, value, at }];
      },
    );
  });
}

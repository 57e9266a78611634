import { type Locale, textLanguageOf } from '../../locales.ts';
import type { DeclarationEntry, DeclarationRecord, SignatureRecord } from '../../assembly/record.ts';
import { compareNames, formatDate, formatShortDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { concernedCountry, countryName, familyName, flag, groupLabel, topicName } from '../../i18n/terms.ts';
import { blocks, linkTo, lines, masked } from './embed.ts';
import { escape, oneLine } from './escape.ts';
import { fit, fitList } from './limits.ts';

/** Keeps a short item of a list together when a phone breaks the line. */
export const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');
/** Keeps a count with the last word before it. */
export const withCount = (label: string, count: string) => `${label}\u00a0${unbroken(count)}`;

/** The code under which the Assembly prints members of no group. */
const noGroup = 'NR';
const separator = ' · ';
const concernsShown = 6;
const countsRoom = 900;

/** A country with its flag, for places that read markdown. */
export function country(code: string, language: Locale): string {
  return withFlag(code, countryName(code, language));
}

function withFlag(code: string, name: string): string {
  return `${flag(code)}\u00a0${fit(oneLine(name), 80, escape)}`.trim();
}

/** A group's abbreviation, or that none was printed. */
export function groupLine(code: string | null, language: Locale): string {
  if (code === null) return messagesFor(language).declaration.noGroup;
  return fit(oneLine(groupLabel(code, language)), 60, escape);
}

/** No., Doc. and day; for a later edition, which one it is and when the first came. */
export function identity(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  return lines(
    `**${messages.identity(declaration.number, declaration.document)}**`,
    formatDate(declaration.date, language),
    declaration.edition > 1
      ? messages.edition(declaration.edition, formatDate(declaration.tabledOn, language))
      : null,
    declaration.language === textLanguageOf(language) ? null : `*${messages.onlyText[declaration.language]}*`,
    corrected(declaration, language),
  );
}

/** What is out of the ordinary about it: a later edition, a text in the other language only, a correction. */
export function remarks(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  return lines(
    declaration.edition > 1
      ? messages.edition(declaration.edition, formatDate(declaration.tabledOn, language))
      : null,
    declaration.language === textLanguageOf(language) ? null : `*${messages.onlyText[declaration.language]}*`,
    corrected(declaration, language),
  );
}

/** What the Assembly corrected, and when last. */
function corrected({ corrections = [] }: DeclarationRecord, language: Locale): string | null {
  const last = corrections.at(-1);
  if (!last) return null;
  const messages = messagesFor(language).declaration;
  const kinds = [...new Set(corrections.map(({ what }) => what))].map(
    (what) => messages.correctionKinds[what],
  );
  return `✏️ ${messages.corrected(formatDate(last.noticedAt.toISOString().slice(0, 10), language), kinds)}`;
}

/** Who tabled it, with delegation and group. */
export function tabledByLine(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  const [first] = declaration.signatories;
  if (!first) return '';
  return lines(
    messages.tabledBy(`**${fit(oneLine(first.name), 120, escape)}**`),
    `${country(first.delegation, language)}${separator}${groupLine(first.group, language)}`,
  );
}

/** The document, its day and who tabled it, on one line where that has room. */
export function documentLine(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  const { document, signatories } = declaration;
  const [first] = signatories;
  const date = formatDate(declaration.date, language);
  if (!first) return messages.documentOf(document, date);
  return [
    messages.documentBy(document, date, `**${fit(oneLine(first.name), 120, escape)}**`),
    country(first.delegation, language),
    groupLine(first.group, language),
  ].join(separator);
}

/** The declaration's own words, as a quotation. */
export function quotation(text: string, max: number): string {
  const quoted = fit(text.trim(), max, (part) =>
    escape(part)
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  );
  return quoted;
}

/** What it asks, or the beginning of its body where that was not found. */
export function ask(declaration: DeclarationRecord): string {
  if (declaration.summary !== null) return declaration.summary;
  const isOpener = (paragraph: string) => /[:：]\s*$/u.test(paragraph);
  return declaration.paragraphs.find((paragraph) => !isOpener(paragraph)) ?? declaration.paragraphs[0] ?? '';
}

/** The countries it is about. */
export function about(declaration: DeclarationRecord, language: Locale): string | null {
  const { concerns } = declaration;
  if (concerns.length === 0) return null;
  const messages = messagesFor(language).declaration;
  const shown = concerns.slice(0, concernsShown);
  const rest = concerns.length - shown.length;
  const named = (code: string) => withFlag(code, concernedCountry(code, language));
  const text = messages.concerns(shown.map(named));
  return rest === 0 ? text : `${text} (${messages.more(rest)})`;
}

const subjectsShown = { countries: 2, topics: 2 };

/**
 * The countries and topics that it is about on one line; empty when there are none.
 *
 * @param room in UTF-16 units.
 * @param followed those that it came for: they stand first, and none of them is among those that are only counted.
 */
export function subjectsLine(
  { concerns, topics }: DeclarationRecord,
  language: Locale,
  room: number,
  followed: { readonly countries: ReadonlySet<string>; readonly topics: ReadonlySet<string> },
): string {
  const some = (all: readonly string[], asked: ReadonlySet<string>, most: number) => {
    const first = all.filter((one) => asked.has(one));
    return [...first, ...all.filter((one) => !asked.has(one))].slice(0, Math.max(most, first.length));
  };
  const countries = some(concerns, followed.countries, subjectsShown.countries);
  const names = some(
    topics.map(({ id }) => id),
    followed.topics,
    subjectsShown.topics,
  );
  const rest = concerns.length + topics.length - countries.length - names.length;
  const { more } = messagesFor(language).declaration;
  return fitList(
    [
      ...countries.map((code) => withFlag(code, countryName(code, language))),
      ...names.map((id) => fit(oneLine(topicName(id, language)), 80, escape)),
      ...(rest > 0 ? [more(rest)] : []),
    ].filter((name) => name !== ''),
    room,
    separator,
    more,
  );
}

/** What it is about, by name; as many topics as asked for. */
export function topicLine({ topics }: DeclarationRecord, language: Locale, shown: number): string | null {
  if (topics.length === 0) return null;
  const messages = messagesFor(language).declaration;
  const names = topics.slice(0, shown).map(({ id }) => fit(oneLine(topicName(id, language)), 80, escape));
  const rest = topics.length - names.length;
  const text = messages.topics(names);
  return rest === 0 ? text : `${text} (${messages.more(rest)})`;
}

/**
 * How many signed, from how many delegations and groups; those who are in no group are counted apart, unless something beside
 * it counts them.
 */
export function breadth({ signatories }: DeclarationRecord, language: Locale, isApart = true): string {
  const messages = messagesFor(language).declaration;
  const of = (code: string | null) => signatories.filter(({ group }) => group === code).length;
  const groups = new Set(
    signatories.flatMap(({ group }) => (group === null || group === noGroup ? [] : [group])),
  );
  const delegations = new Set(signatories.map(({ delegation }) => delegation));
  const [without, unknown] = [of(noGroup), of(null)];
  // Where the page shows nobody's group, that is no news of anybody.
  const isShown = groups.size > 0 || without > 0;
  return messages.breadth(signatories.length, delegations.size, groups.size, [
    ...(without === 0 || !isApart ? [] : [messages.inNoGroup(without, groupLine(noGroup, language))]),
    ...(unknown === 0 || !isShown || !isApart ? [] : [messages.groupNotShown(unknown)]),
  ]);
}

/** "SOC 10 · EPP/CD 10 · …", largest first; after them those who are in no group. */
export function countsByGroup({ signatories }: DeclarationRecord, language: Locale, shown: number): string {
  const isIn = ({ group }: SignatureRecord) => group !== null && group !== noGroup;
  const label = ({ group }: SignatureRecord) => groupLine(group, language);
  const [within, without] = [signatories.filter(isIn), signatories.filter((one) => !isIn(one))];
  return [counts(within, label, shown, language), counts(without, label, shown, language)]
    .filter((text) => text !== '')
    .join(separator);
}

/** "🇮🇹 Italy 6 · …", largest first. */
export function countsByDelegation(declaration: DeclarationRecord, language: Locale, shown: number): string {
  return counts(declaration.signatories, ({ delegation }) => country(delegation, language), shown, language);
}

function counts(
  signatories: readonly SignatureRecord[],
  labelOf: (signature: SignatureRecord) => string,
  shown: number,
  language: Locale,
): string {
  const held = new Map<string, number>();
  for (const signature of signatories) {
    const label = labelOf(signature);
    held.set(label, (held.get(label) ?? 0) + 1);
  }
  const all = [...held]
    .toSorted(([a, most], [b, least]) => least - most || compareNames(a, b, language))
    .map(([label, count]) => unbroken(withCount(label, String(count))));
  const more = (rest: number) => messagesFor(language).declaration.more(rest);
  // One left over takes no more room than saying so.
  const some = all.length > shown + 1 ? [...all.slice(0, shown), more(all.length - shown)] : all;
  return fitList(some, countsRoom, separator, more);
}

/** A declaration in a list: its number as a link, the day, how many signed, and below them the title. */
export function entry(
  item: DeclarationEntry,
  language: Locale,
  titleMax = 200,
  shown: (title: string) => string = escape,
): string {
  const messages = messagesFor(language).declaration;
  const number = messages.number(item.number);
  const facts = [
    `**${masked(number, linkTo(item.url)) ?? number}**`,
    formatShortDate(item.date, language),
    messages.signatories(item.signatoryCount),
  ];
  return `${facts.join(separator)}\n${fit(oneLine(item.title), titleMax, shown)}`;
}

/** Several of them, with a gap between. */
export function entries(items: readonly DeclarationEntry[], language: Locale, titleMax?: number): string {
  return blocks(...items.map((item) => entry(item, language, titleMax)));
}

/** A group by abbreviation and full name, not escaped: "SOC (Socialists, Democrats and Greens Group)". */
export function familyText(id: string, language: Locale): string {
  const label = groupLabel(id, language);
  const name = familyName(id, language);
  return name === id ? label : `${label} (${name})`;
}

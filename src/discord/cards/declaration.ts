import type { APIEmbedField } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import type { DeclarationEntry, DeclarationRecord, SignatureRecord } from '../../assembly/record.ts';
import type { Reference } from '../../classify/references.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { groupLabel } from '../../i18n/terms.ts';
import { blocks, card, colour, lines, linkTo, masked, type Card } from './card.ts';
import { escape, oneLine } from './escape.ts';
import { embedLength, fit, fitList, limits } from './limits.ts';
import { about, breadth, country, countsByGroup, entry, identity, tabled, topicLine } from './parts.ts';

/** The Assembly allows 200 words; this holds twice as many. */
const bodyShown = 2600;
const topicsShown = 8;
const referencesShown = 500;
const earlierTitle = 120;

/** A document that a text names, and the written declaration that it is, where it is stored. */
export interface ReferenceView extends Reference {
  readonly entry: DeclarationEntry | null;
}

/** What stands around a declaration: what it refers to, and what came earlier on the same subject. */
export interface Surroundings {
  readonly refersTo: readonly ReferenceView[];
  readonly earlier: readonly DeclarationEntry[];
}

const alone: Surroundings = { refersTo: [], earlier: [] };

/** A declaration as it is shown to someone who asked for it: the text and everyone who signed it. */
export function declarationCard(
  declaration: DeclarationRecord,
  language: Language,
  { refersTo, earlier }: Surroundings = alone,
): Card {
  const messages = messagesFor(language).declaration;
  const described = (body: string) =>
    blocks(
      identity(declaration, language),
      tabled(declaration, language),
      body,
      lines(
        about(declaration, language),
        topicLine(declaration, language, topicsShown),
        references(refersTo, language),
      ),
      `**${breadth(declaration, language)}**`,
    );
  const room = Math.min(bodyShown, limits.description - described('').length - '\n\n'.length);
  const embed = {
    color: colour,
    title: fit(oneLine(declaration.title), limits.title, escape),
    ...linkTo(declaration.url),
    description: described(fit(declaration.paragraphs.join('\n\n'), room, escape)),
    footer: { text: messages.commits },
  };
  const fields = [
    { name: messages.earlier, value: earlierEntries(earlier, language) },
    { name: messages.byGroup, value: countsByGroup(declaration, language, 12) },
  ].filter(({ value }) => value !== '');
  const left = limits.embedSum - embedLength({ ...embed, fields });
  return card({ ...embed, fields: [...fields, ...signatoryFields(declaration, left, language)] });
}

/** Stored declarations as links to their pages, everything else by name. */
function references(refersTo: readonly ReferenceView[], language: Language): string | null {
  if (refersTo.length === 0) return null;
  const messages = messagesFor(language).declaration;
  const names = refersTo.map(({ kind, number, entry }) => {
    if (entry === null) return messages.references[kind](number);
    const name = messages.references.declaration(entry.number);
    return masked(name, linkTo(entry.url)) ?? name;
  });
  return messages.refersTo(fitList(names, referencesShown, ' · ', messages.more));
}

function earlierEntries(earlier: readonly DeclarationEntry[], language: Language): string {
  const { more } = messagesFor(language).declaration;
  const entries = earlier.map((item) => entry(item, language, earlierTitle));
  return entries.length === 0 ? '' : fitList(entries, limits.fieldValue, '\n', more);
}

/**
 * Everyone who signed, a line per delegation, the largest first, in as many fields as `room` characters
 * allow; where they end, how many more there are.
 */
function signatoryFields(declaration: DeclarationRecord, room: number, language: Language): APIEmbedField[] {
  const messages = messagesFor(language).declaration;
  const delegations = byDelegation(declaration.signatories).toSorted(
    ([, most], [, least]) => least.length - most.length,
  );
  const fields: APIEmbedField[] = [];
  let left = room;
  let unnamed = declaration.signatories.length;
  let value = '';
  const close = () => {
    const name = fields.length === 0 ? messages.signedBy : messages.signedByMore;
    left -= name.length + value.length;
    fields.push({ name, value });
    value = '';
  };
  for (const [code, signatures] of delegations) {
    const line = fitList(
      [`**${country(code, language)}**`, ...signatures.map((signature) => person(signature, language))],
      limits.fieldValue - 40,
      ' · ',
      messages.more,
    );
    // What the rest is called must fit behind whatever is the last line.
    const reserve = messages.signedByMore.length + messages.more(unnamed).length + 2;
    const longer = value === '' ? line : `${value}\n${line}`;
    if (longer.length + reserve > left) break;
    if (longer.length + reserve > limits.fieldValue) {
      close();
      if (line.length + reserve + messages.signedByMore.length > left) break;
      value = line;
    } else value = longer;
    unnamed -= signatures.length;
  }
  if (unnamed > 0) value = value === '' ? messages.more(unnamed) : `${value}\n${messages.more(unnamed)}`;
  if (value !== '' && left > value.length + messages.signedByMore.length) close();
  return fields;
}

function byDelegation(signatures: readonly SignatureRecord[]): [string, SignatureRecord[]][] {
  const held = new Map<string, SignatureRecord[]>();
  for (const signature of signatures) {
    const members = held.get(signature.delegation) ?? [];
    members.push(signature);
    held.set(signature.delegation, members);
  }
  return [...held];
}

function person({ name, group }: SignatureRecord, language: Language): string {
  const shown = fit(oneLine(name), 80, escape);
  return group === null ? shown : `${shown} (${fit(oneLine(groupLabel(group, language)), 30, escape)})`;
}

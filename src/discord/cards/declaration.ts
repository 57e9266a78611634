import type { APIEmbedField } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import type { DeclarationRecord, SignatureRecord } from '../../assembly/record.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { groupLabel } from '../../i18n/terms.ts';
import { blocks, card, colour, linkTo, type Card } from './card.ts';
import { escape, oneLine } from './escape.ts';
import { embedLength, fit, fitList, limits } from './limits.ts';
import { about, breadth, country, countsByGroup, identity, tabled } from './parts.ts';

/** The Assembly allows 200 words; this holds twice as many. */
const bodyShown = 2600;

/** A declaration as it is shown to someone who asked for it: the text and everyone who signed it. */
export function declarationCard(declaration: DeclarationRecord, language: Language): Card {
  const messages = messagesFor(language).declaration;
  const embed = {
    color: colour,
    title: fit(oneLine(declaration.title), limits.title, escape),
    ...linkTo(declaration.url),
    description: blocks(
      identity(declaration, language),
      tabled(declaration, language),
      fit(declaration.paragraphs.join('\n\n'), bodyShown, escape),
      about(declaration, language),
      `**${breadth(declaration, language)}**`,
    ),
    footer: { text: messages.commits },
  };
  const byGroup = countsByGroup(declaration, language, 12);
  const groups = byGroup === '' ? [] : [{ name: messages.byGroup, value: byGroup }];
  const left = limits.embedSum - embedLength({ ...embed, fields: groups });
  return card({ ...embed, fields: [...groups, ...signatoryFields(declaration, left, language)] });
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

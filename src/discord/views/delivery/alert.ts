import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import type { Reason } from '../../../subscriptions/match.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, lines, linkTo, masked, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, limits } from '../../render/limits.ts';
import {
  about,
  ask,
  breadth,
  countsByDelegation,
  countsByGroup,
  identity,
  quotation,
  tabled,
  topicLine,
} from '../../render/parts.ts';
import { whyItCame } from '../../render/match-reasons.ts';

/** What a push notification shows before it is opened; the whole title stands in the embed. */
const titleInPush = 140;
/** About ten lines on a phone. */
const askShown = 500;
const delegationsShown = 6;
const groupsShown = 8;
const topicsShown = 4;

export interface AlertContent {
  readonly declaration: DeclarationRecord;
  readonly reasons: readonly (readonly Reason[])[];
  readonly language: Locale;
}

/** A new declaration, or a new edition of one, as a channel gets it. */
export function alertCard({ declaration, reasons, language }: AlertContent): Card {
  const { content, embed } = remembered(declaration, language);
  const why = { name: messagesFor(language).reasons.title, value: whyItCame(reasons, language) };
  return card({ ...embed, fields: [...embed.fields, ...(why.value === '' ? [] : [why])] }, content);
}

type Common = ReturnType<typeof common>;

const made = new WeakMap<DeclarationRecord, Map<Locale, Common>>();

/** One declaration goes to thousands of channels, and all but the reason is the same in each. */
function remembered(declaration: DeclarationRecord, language: Locale): Common {
  const languages = made.get(declaration) ?? new Map<Locale, Common>();
  const known = languages.get(language) ?? common(declaration, language);
  made.set(declaration, languages.set(language, known));
  return known;
}

function common(declaration: DeclarationRecord, language: Locale) {
  const messages = messagesFor(language).declaration;
  const link = linkTo(declaration.url);
  const embed = {
    color: colour,
    title: fit(oneLine(declaration.title), limits.title, escape),
    ...link,
    description: blocks(
      identity(declaration, language),
      tabled(declaration, language),
      quotation(ask(declaration), askShown),
      lines(about(declaration, language), topicLine(declaration, language, topicsShown)),
      `**${breadth(declaration, language)}**`,
      masked(messages.readMore, link),
    ),
    fields: [
      { name: messages.byGroup, value: countsByGroup(declaration, language, groupsShown) },
      { name: messages.byDelegation, value: countsByDelegation(declaration, language, delegationsShown) },
    ].filter(({ value }) => value !== ''),
    footer: { text: messages.commits },
  };
  return { content: push(declaration, language), embed };
}

function push(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language).declaration;
  const title = fit(oneLine(declaration.title), titleInPush, escape);
  return declaration.edition > 1
    ? messages.editionHeading(title, declaration.signatories.length)
    : messages.heading(title);
}

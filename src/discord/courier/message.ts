import { MessageFlags } from 'discord.js';
import type { DeclarationEntry } from '../../assembly/record.ts';
import type { Content, DigestEntry, Posting } from '../../delivery/courier.ts';
import { alertCard } from '../views/delivery/alert.ts';
import {
  additionCard,
  archiveCard,
  digestCard,
  lineCard,
  testCard,
} from '../views/delivery/digest-and-test.ts';
import { alertControls, listControls, type ControlRow } from '../views/delivery/controls.ts';
import { reportCard, reportControls } from '../views/delivery/report.ts';
import { reportTitle } from '../views/stats/report.ts';
import { surnameButtons, surnameCard } from '../views/delivery/surname.ts';
import { rereadButtons, rereadCard } from '../views/delivery/reread.ts';
import type { Card } from '../render/embed.ts';
import { imageOf } from '../charts/picture.ts';
import { nothingEnclosed, uploadsOf, type Enclosures } from './enclosures.ts';
import { oneLine } from '../render/escape.ts';
import { fit, limits } from '../render/limits.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { marked } from './mark.ts';

/** A message as it is sent: a card, and the one role it may mention. */
export interface Message extends Omit<Card, 'allowed_mentions'> {
  readonly allowed_mentions: { readonly parse: []; readonly roles?: readonly string[] };
  readonly flags?: number;
  /** What leads on from it; an edit brings it to messages of versions that had none. */
  readonly components: readonly ControlRow[];
  /** What is said of the files that are uploaded beside it. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string }[];
}

/** What a posting says, as Discord takes it; what it encloses is uploaded beside it. */
export function messageOf(posting: Posting, enclosed = nothingEnclosed): Message {
  const { content, place } = posting;
  const card = withFiles(withMark(cardOf(content, place, enclosed), posting), enclosed);
  const { roleId, silent } = place;
  // An edit and a repeat say the same; only the first posting of a message pings.
  const mention = roleId === null ? {} : mentioning(card, roleId);
  return {
    ...card,
    ...mention,
    components: controlsOf(content, place),
    ...(silent && { flags: MessageFlags.SuppressNotifications }),
  };
}

function withMark(card: Card, posting: Posting): Card {
  const [first, ...rest] = card.embeds;
  return first ? { ...card, embeds: [marked(first, posting), ...rest] } : card;
}

type Enclosing = Omit<Message, 'allowed_mentions' | 'components'> & Card;

function withFiles(card: Card, enclosed: Enclosures): Enclosing {
  const { attachments } = uploadsOf(enclosed);
  if (attachments.length === 0) return card;
  const [first, ...rest] = card.embeds;
  const { picture } = enclosed;
  const isShown = picture !== null && first !== undefined;
  return {
    ...card,
    ...(isShown && { embeds: [{ ...first, image: imageOf(picture) }, ...rest] }),
    attachments,
  };
}

function mentioning(card: Card, roleId: string): Pick<Message, 'content' | 'allowed_mentions'> {
  const before = `<@&${roleId}>`;
  const content = card.content === undefined ? before : `${before} ${card.content}`;
  return { content: content.slice(0, limits.content), allowed_mentions: { parse: [], roles: [roleId] } };
}

function cardOf(content: Content, { language, guildId }: Posting['place'], enclosed: Enclosures): Card {
  const isIllustrated = enclosed.picture !== null;
  switch (content.kind) {
    case 'alert':
      return alertCard({ ...content, language, isIllustrated });
    case 'test':
      return testCard({ ...content, language, isIllustrated });
    case 'addition':
      return additionCard({ ...content, guildId }, language);
    case 'digest':
      return digestCard(content, language);
    case 'line':
      return lineCard(content, language);
    case 'surname':
      return surnameCard(content, language);
    case 'reread':
      return rereadCard(content, language);
    case 'report':
      return reportCard(content.report, language, { hasFile: enclosed.file !== null });
    case 'archive':
      return archiveCard(content.declarations, language);
  }
}

function controlsOf(content: Content, place: Posting['place']): ControlRow[] {
  switch (content.kind) {
    case 'alert':
    case 'test':
    case 'addition':
      return alertControls(content.declaration, content.reasons, place);
    case 'digest':
      return listControls(content.entries.map(entryOf), content.numbers, place.language);
    case 'line':
      return listControls(content.entries, content.numbers, place.language);
    case 'surname':
      return [surnameButtons(content, place.channelId, place.language)];
    case 'reread':
      return rereadButtons(content, place.language);
    case 'report':
      return [reportControls(content.report, place.language)];
    case 'archive':
      return [];
  }
}

function entryOf({ declaration }: DigestEntry): DeclarationEntry {
  return { ...declaration, signatoryCount: declaration.signatories.length };
}

/** Discord's limit on the name of a forum's post. */
const postName = 100;

/** What a post in a forum is called. */
export function postNameOf({ content, place }: Pick<Posting, 'content' | 'place'>): string {
  const messages = messagesFor(place.language).telling;
  if ('declaration' in content) {
    const { title, number } = content.declaration;
    const name = messages.post(number, title);
    return fit(oneLine(content.kind === 'test' ? messages.testPost(name) : name), postName);
  }
  if (content.kind === 'archive') return messagesFor(place.language).seeing.completeTitle;
  if (content.kind === 'report') return fit(reportTitle(content.report, place.language), postName);
  if (content.kind === 'surname') return messagesFor(place.language).surname.title;
  if (content.kind === 'reread') return fit(messagesFor(place.language).reread.title, postName);
  const { entries, more } = content;
  return fit(messages.digest(entries.length + more), postName);
}

/** Most tags that Discord takes on one post. */
const maxTags = 5;

/**
 * The tags of a post: those chosen for the declaration's topics, else the one for everything else.
 *
 * @param held those the forum has now; `null` when nobody can say.
 */
export function tagsOf(
  { content, place }: Pick<Posting, 'content' | 'place'>,
  held: readonly string[] | null,
): string[] {
  const topics = 'declaration' in content ? content.declaration.topics : [];
  const chosen = topics.flatMap(({ id }) => place.tags[id] ?? []);
  const wanted = [...new Set(chosen)].filter((tag) => held?.includes(tag) ?? true);
  if (wanted.length > 0) return wanted.slice(0, maxTags);
  const { defaultTag } = place;
  return defaultTag !== null && (held?.includes(defaultTag) ?? true) ? [defaultTag] : [];
}

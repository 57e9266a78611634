import type { BaseInteraction } from 'discord.js';
import { traitsOf } from '../../../assembly/delivery/channel-kind.ts';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { reasonsOf } from '../../../delivery/content.ts';
import type { Posted, Posting } from '../../../delivery/courier.ts';
import { nonceOfTest } from '../../../delivery/nonce.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { namesOn, serverTopicsOn } from '../../../store/subscriptions/filter-names.ts';
import { peopleAsked } from '../../../store/subscriptions/own/people-asked.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { channelSettings } from '../../../store/subscriptions/channel-settings.ts';
import type { DeliveryTarget } from '../../../store/subscriptions/channels.ts';
import { countMatches, type SubscriptionEntry } from '../../../store/subscriptions/subscriptions.ts';
import { canonical } from '../../../subscriptions/filter.ts';
import { serverTopicsIn } from '../../../subscriptions/names.ts';
import type { Card } from '../../render/embed.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { filterInWords, type FilterView } from './conditions.ts';
import type { CommandContext } from '../command.ts';
import { commandDeadline } from '../../interactions/deadline.ts';
import { maySpeakIn } from '../../interactions/speech.ts';
import { stillReading } from '../../queries/still-reading.ts';

/** As long as Discord remembers a nonce; in a forum there is none, and the channel is looked at instead. */
const repeatMs = 5 * 60_000;

/** Posts the latest declaration that a subscription would have brought, marked as a test. */
export async function test(
  interaction: BaseInteraction,
  { owner, held }: { readonly owner: Owner; readonly held: SubscriptionEntry },
  context: CommandContext,
  language: Locale,
): Promise<Card> {
  const place = await channelSettings(context.db, owner, held.channelId);
  if (place === null) return troubleCard(messagesFor(language).subscriptions.unknown);
  return postTest(interaction, { ...held, place }, context, language);
}

/**
 * The same for a filter and a place of which nothing need be saved. It leaves no delivery behind, so the alert itself
 * still comes if it is on its way. Who asks for it must be allowed to write there.
 */
export async function postTest(
  interaction: BaseInteraction,
  held: FilterView & { readonly place: DeliveryTarget },
  { db, courier }: CommandContext,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).subscriptions;
  const { filter, place: settings } = held;
  const { channelId, guildId } = settings;
  const channel = channelName({ channelId, isDirect: guildId === '' }, language);
  const isAllowed = maySpeakIn(interaction, channelId);
  if (isAllowed !== true) {
    return troubleCard(isAllowed === null ? messages.testElsewhere(channel) : messages.testNotYours(channel));
  }
  const { latest } = await countMatches(db, filter, textLanguageOf(settings.language), new Date());
  const declaration =
    latest && (await declarationByNumber(db, latest.number, textLanguageOf(settings.language)));
  if (!declaration) {
    return troubleCard(messages.testNone(filterInWords(held, language)), await stillReading(db, language));
  }
  const topics = await serverTopicsOn(db, [declaration.id], serverTopicsIn([filter]));
  const serverTopics = namesOn(topics, declaration.id);
  const people = await peopleAsked(db, [filter]);
  const reasons = reasonsOf({ filters: [filter], serverTopics, people }, declaration);
  const posted = await post(
    {
      place: { ...settings, roleId: null },
      nonce: nonceOfTest(channelId, declaration.number, canonical(filter)),
      content: { kind: 'test', declaration, reasons },
    },
    courier,
  );
  if (posted.kind !== 'sent') {
    return troubleCard(messages.testFailed(channel, deliveryReason(posted.reason, language)));
  }
  const where = guildId === '' ? '@me' : guildId;
  const link = `https://discord.com/channels/${where}/${posted.threadId ?? channelId}/${posted.messageId}`;
  return noticeCard(messages.testPosted(channel, link));
}

async function post(posting: Posting, courier: CommandContext['courier']): Promise<Posted> {
  if (traitsOf(posting.place.kind).takesPosts) {
    const found = await courier.find(posting, new Date(Date.now() - repeatMs), commandDeadline());
    if (found.kind === 'found') return { ...found, kind: 'sent' };
  }
  return courier.post(posting, commandDeadline());
}

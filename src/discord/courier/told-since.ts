import { SnowflakeUtil, type APIMessage } from 'discord.js';
import type { ToldSince } from '../../delivery/courier.ts';
import { nonceOf } from '../../delivery/nonce.ts';
import type { ToldMessage } from '../../store/delivery/told-elsewhere.ts';
import type { DeliveryTarget } from '../../store/subscriptions/channels.ts';
import { numbersListed } from './find.ts';
import { mayLookBack, saidSince, type Past } from './history.ts';
import { passingOf } from './map-errors.ts';
import { readMark } from './mark.ts';
import type { RequestContext } from './post.ts';

/** Reads what a channel was told since a time, by the marks of the bot's own messages in it. */
export async function toldSince(
  place: DeliveryTarget,
  since: Date,
  asking: RequestContext,
): Promise<ToldSince> {
  if (asking.known.isOut(place.guildId)) return { kind: 'unknown' };
  try {
    const mayLook = await mayLookBack(place, asking);
    if (mayLook === null) return { kind: 'unknown' };
    if (!mayLook) return { kind: 'hidden' };
    const messages: ToldMessage[] = [];
    const past = saidSince(place, since, asking);
    let next = await past.next();
    for (; next.done !== true; next = await past.next()) {
      const told =
        next.value.message.author.id === asking.known.userId ? readTold(place.channelId, next.value) : null;
      if (told) messages.push(told);
    }
    return next.value ? { kind: 'read', messages } : { kind: 'hidden' };
  } catch (error) {
    return { kind: passingOf(error) ? 'unknown' : 'hidden' };
  }
}

const forms = { alert: 'alert', addition: 'alert', digest: 'digest', line: 'line' } as const;
/** More editions than any declaration had. */
const maxEditions = 60;

/** What a message of the bot's tells; `null` for an answer, a test, and whatever else is no alert. */
export function readTold(channelId: string, { message, threadId }: Past): ToldMessage | null {
  const [embed] = message.embeds;
  const mark = embed ? readMark(embed) : null;
  const [, kind = '', nonce = ''] = /^hemicycle-([a-z]+)-(.+)$/u.exec(mark?.id ?? '') ?? [];
  if (!mark || !isTelling(kind)) return null;
  const told = mark.told ?? formerlyTold(kind, { nonce, channelId, embed: message.embeds[0] });
  if (told.length === 0) return null;
  return {
    messageId: threadId ?? message.id,
    threadId,
    form: forms[kind],
    at: new Date(SnowflakeUtil.timestampFrom(message.id)),
    told,
  };
}

const isTelling = (kind: string): kind is keyof typeof forms => Object.hasOwn(forms, kind);

/** What a message tells whose mark, of an earlier version, does not say: of an alert the number from which its nonce was made. */
function formerlyTold(
  kind: keyof typeof forms,
  {
    nonce,
    channelId,
    embed,
  }: { nonce: string; channelId: string; embed: APIMessage['embeds'][number] | undefined },
): ToldMessage['told'] {
  const description = embed?.description ?? '';
  if (kind === 'digest' || kind === 'line')
    return numbersListed(description).map((number) => ({ number, edition: null }));
  const shown = `${embed?.title ?? ''} ${description}`;
  const candidates = new Set([...shown.matchAll(/\d{1,6}/gu)].map(([digits]) => Number(digits)));
  for (const number of candidates) {
    if (nonceOf(number, channelId) === nonce) return [{ number, edition: null }];
    for (let edition = 2; edition <= maxEditions; edition += 1)
      if (nonceOf(number, channelId, edition) === nonce) return [{ number, edition }];
  }
  return [];
}

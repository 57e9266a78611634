import { DiscordAPIError, RateLimitError, Routes, time, type APIMessage, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { messagesFor } from '../../i18n/messages.ts';
import { formatDate } from '../../i18n/format.ts';
import { advise, sayVerdict } from '../../i18n/seeing.ts';
import type { OperatorChannel, OperatorNews } from '../../ops/operator/news.ts';
import { nonceFrom } from '../../delivery/nonce.ts';
import { shownAddress } from '../../source/http/shown-address.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit, limits } from '../render/limits.ts';
import { deliveryReason } from '../render/delivery-reason.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';
import { CircuitOpenError, FencedError, RateLimitedError } from '../rest/rest.ts';
import { idAt } from './history.ts';

/** Discord's clock, by which an attempt is noted, and the instants of its ids agree within seconds. */
const clockMs = 60_000;

/** A channel of the operator's, told in English, as the log is. */
export function createOperatorChannel({
  rest,
  userId,
  channelId,
  log,
}: {
  readonly rest: REST;
  /** The bot's own. */
  readonly userId: string;
  readonly channelId: string;
  readonly log: Logger;
}): OperatorChannel {
  const route = Routes.channelMessages(channelId);
  const failed = (error: unknown, what: string) =>
    log.warn({ ...gatewayErrorForLog(error), channel: channelId }, what);
  return {
    word: sentence,
    post: async (content, id) => {
      try {
        const allowed_mentions = { parse: [] };
        const nonce = nonceFrom(`operator:${id}`);
        await rest.post(route, { body: { content, nonce, enforce_nonce: true, allowed_mentions } });
        return 'arrived';
      } catch (error) {
        failed(error, 'the operator could not be told');
        return isAnswered(error) ? 'unsent' : 'unsure';
      }
    },
    find: async (content, since) => {
      try {
        const after = String(idAt(new Date(since.getTime() - clockMs)));
        const query = new URLSearchParams({ after, limit: '100' });
        const messages = (await rest.get(route, { query })) as APIMessage[];
        const isIt = ({ author, content: said }: APIMessage) =>
          author.id === userId && said.trim() === content.trim();
        return messages.some(isIt) ? 'found' : 'absent';
      } catch (error) {
        failed(error, 'whether the operator was told could not be seen');
        // Where the bot may not look, a word too many is better than one that never comes.
        return error instanceof DiscordAPIError && error.status < 500 ? 'absent' : 'unknown';
      }
    },
  };
}

/** Whether it is sure that nothing was posted: Discord refused, or nothing was sent. */
function isAnswered(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError && error.status < 500) ||
    [FencedError, RateLimitedError, RateLimitError, CircuitOpenError].some((kind) => error instanceof kind)
  );
}

function sentence(news: OperatorNews, toldAt: Date | null): string {
  const { operator } = messagesFor('en');
  switch (news.kind) {
    case 'failing':
      return failing(news);
    case 'recovered':
      return `🟢 ${operator.recovered(shown(news.source), toldAt && time(toldAt, 'f'))}`;
    case 'shorter':
      return `🟠 ${operator.shorter(news.number, news.names, news.held, time(news.since, 'f'))}`;
    case 'shorter-over':
      return `🟢 ${operator.shorterOver(news.number, news.held)}`;
    case 'database':
      return news.trouble === null ? `🟢 ${operator.writable}` : `🔴 ${operator.unwritable[news.trouble]}`;
    case 'older-copy':
      return `🟠 ${operator.olderCopy(time(news.since, 'f'), news.messages, news.hidden)}`;
    case 'zone':
      return `🟠 ${operator.zone(shownZone(news.zone), escape(news.instead), news.owners)}`;
    case 'zone-over':
      return `🟢 ${operator.zoneOver(shownZone(news.zone))}`;
    case 'pages':
      return pages(news);
    case 'gateway':
      return news.isDeaf ? `🟠 ${operator.deaf}` : `🟢 ${operator.hears}`;
    case 'archive':
      return `🟢 ${operator.archive(news.before, news.days)}`;
    case 'verdict':
      return judged(news);
    case 'delivery':
      return `🟠 ${operator.delivery(news.number, news.channelId, deliveryReason(news.reason, 'en'))}`;
    case 'report':
      return `🟠 ${operator.report(formatDate(news.to, 'en'), news.channelId, deliveryReason(news.reason, 'en'))}`;
  }
}

const shownZone = (zone: string) => fit(oneLine(zone), 100, escape);

function pages({ count, oldest, files }: Extract<OperatorNews, { kind: 'pages' }>): string {
  const { operator } = messagesFor('en');
  if (count === 0 || oldest === null) return `🟢 ${operator.pagesRead}`;
  return `🟠 ${operator.pages(count, time(oldest, 'f'), files.join(', '), files.length < count)}`;
}

function failing(news: Extract<OperatorNews, { kind: 'failing' }>): string {
  const { operator, status } = messagesFor('en');
  const parts = [
    `🟠 ${operator.failing(shown(news.source), status.outcomes[news.outcome], time(news.since, 'f'))}`,
    ...(news.detail === null ? [] : [fit(oneLine(news.detail), 600, escape)]),
    ...(news.outcome === 'blocked' ? [operator.blockedHint] : []),
  ];
  return fit(parts.join('\n'), limits.content, (text) => text);
}

function judged({ verdict, unseenSince, address }: Extract<OperatorNews, { kind: 'verdict' }>): string {
  const { seeing } = messagesFor('en');
  const { kind, reason } = verdict;
  if (kind === 'seeing') return `🟢 ${seeing.operator.seeing(time(unseenSince, 'f'))}`;
  const parts = [
    `${kind === 'blind' ? '🔴' : '🟠'} ${kind === 'blind' ? seeing.operator.blind : seeing.operator.unsure} ${sayVerdict(verdict, 'en', (at) => time(at, 'f'))}`,
    ...('detail' in reason && reason.detail !== null ? [fit(oneLine(reason.detail), 600, escape)] : []),
    advise(reason.code, `<${address}>`, 'en'),
  ];
  return fit(parts.join('\n'), limits.content, (text) => text);
}

const shown = (source: string) => `**${fit(shownAddress(oneLine(source)), 200, escape)}**`;

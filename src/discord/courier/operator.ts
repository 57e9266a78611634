import { Routes, time, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { messagesFor } from '../../i18n/messages.ts';
import { advise, sayVerdict } from '../../i18n/seeing.ts';
import type { Operator, OperatorNews } from '../../ops/source-alarms.ts';
import { nonceFrom } from '../../delivery/nonce.ts';
import { shownAddress } from '../../source/http/shown-address.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit, limits } from '../render/limits.ts';
import { deliveryReason } from '../render/delivery-reason.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';

/** Tells the operator in a channel of theirs, in English; the log is in English, too. */
export function createOperator({
  rest,
  channelId,
  log,
}: {
  readonly rest: REST;
  readonly channelId: string;
  readonly log: Logger;
}): Operator {
  return {
    tell: async (news) => {
      try {
        await rest.post(Routes.channelMessages(channelId), {
          body: {
            content: sentence(news),
            nonce: nonceFrom(JSON.stringify(identity(news))),
            enforce_nonce: true,
            allowed_mentions: { parse: [] },
          },
        });
        return true;
      } catch (error) {
        log.warn(
          { ...gatewayErrorForLog(error), channel: channelId, news: news.kind },
          'the operator could not be told',
        );
        return false;
      }
    },
  };
}

function sentence(news: OperatorNews): string {
  const { operator } = messagesFor('en');
  switch (news.kind) {
    case 'failing':
      return failing(news);
    case 'recovered':
      return `🟢 ${operator.recovered(shown(news.source), time(news.since, 'f'))}`;
    case 'shorter':
      return `🟠 ${operator.shorter(news.number, news.names, news.held, time(news.since, 'f'))}`;
    case 'database':
      return news.trouble === null ? `🟢 ${operator.writable}` : `🔴 ${operator.unwritable[news.trouble]}`;
    case 'older-copy':
      return `🟠 ${operator.olderCopy(time(news.since, 'f'), news.messages, news.hidden)}`;
    case 'zone': {
      const zone = fit(oneLine(news.zone), 100, escape);
      return `🟠 ${operator.zone(zone, escape(news.instead), news.owners)}`;
    }
    case 'gateway':
      return news.isDeaf ? `🟠 ${operator.deaf}` : `🟢 ${operator.hears}`;
    case 'archive':
      return `🟢 ${operator.archive(news.before, news.days)}`;
    case 'verdict':
      return judged(news);
    case 'delivery':
      return `🟠 ${operator.delivery(news.number, news.channelId, deliveryReason(news.reason, 'en'))}`;
  }
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

/** What makes two pieces of news the same, although a look in between may word them differently. */
function identity(news: OperatorNews): readonly string[] {
  switch (news.kind) {
    case 'failing':
    case 'recovered':
      return [news.kind, news.source, news.since.toISOString()];
    case 'shorter':
      return [news.kind, String(news.number), news.since.toISOString()];
    case 'database':
      return [news.kind, news.trouble ?? '', news.at.toISOString()];
    case 'older-copy':
      return [news.kind, news.since.toISOString()];
    case 'zone':
      return [news.kind, news.zone];
    case 'gateway':
      return [news.kind, String(news.isDeaf), news.at.toISOString()];
    case 'archive':
      return [news.kind];
    case 'verdict':
      return [news.kind, news.verdict.kind, news.verdict.since.toISOString()];
    case 'delivery':
      return [news.kind, String(news.number), JSON.stringify(news.reason)];
  }
}

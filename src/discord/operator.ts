import { createHash } from 'node:crypto';
import { Routes, time, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { messagesFor } from '../i18n/messages.ts';
import type { Operator, OperatorNews } from '../pipeline/alarm.ts';
import { escape, oneLine } from './cards/escape.ts';
import { fit, limits } from './cards/limits.ts';
import { forLog } from './log.ts';

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
            nonce: nonceOf(news),
            enforce_nonce: true,
            allowed_mentions: { parse: [] },
          },
        });
        return true;
      } catch (error) {
        log.warn({ ...forLog(error), channel: channelId, news: news.kind }, 'the operator could not be told');
        return false;
      }
    },
  };
}

function sentence(news: OperatorNews): string {
  const { operator, status } = messagesFor('en');
  const source = `**${fit(oneLine(news.source), 200, escape)}**`;
  const since = time(news.since, 'f');
  if (news.kind === 'recovered') return `🟢 ${operator.recovered(source, since)}`;
  const parts = [
    `🟠 ${operator.failing(source, status.outcomes[news.outcome], since)}`,
    ...(news.detail === null ? [] : [fit(oneLine(news.detail), 600, escape)]),
    ...(news.outcome === 'blocked' ? [operator.blockedHint] : []),
  ];
  return fit(parts.join('\n'), limits.content, (text) => text);
}

function nonceOf(news: OperatorNews): string {
  const what = `${news.kind}:${news.source}:${news.since.toISOString()}`;
  return createHash('sha256').update(what).digest('base64url').slice(0, 24);
}

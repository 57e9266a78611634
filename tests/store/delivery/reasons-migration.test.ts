import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { postingReasonCodes, readPostingReason } from '../../../src/assembly/delivery/posting-reason.ts';
import { rows } from '../../../src/store/db/database.ts';
import { recentDeliveries, channelTrouble } from '../../../src/store/delivery/deliveries.ts';
import { migrationsFolder } from '../../../src/store/db/migrate.ts';
import { awaitedDeliveries, channels, deliveries } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase({ own: true });

/** What any version stored. */
const stored: Readonly<Record<string, readonly string[]>> = {
  gone: ['The channel no longer exists.'],
  noAccess: ['Hemicycle cannot see the channel: allow View Channel there.'],
  noPermission: ['Hemicycle may not post in the channel: allow Send Messages and Embed Links there.'],
  archived: ['The thread is archived: open it again, or subscribe another channel.'],
  locked: ['The thread is locked: unlock it, or subscribe another channel.'],
  autoMod: ['AutoMod, the server’s own filter, stopped the message: exempt Hemicycle’s role from the rule.'],
  needsTag: [
    'The forum requires a tag: choose one with `/settings forum`.',
    'The forum requires a tag: subscribe a text channel or a thread instead.',
  ],
  closedDirect: ['You take no direct messages from Hemicycle: allow them, then write any command here.'],
  removed: ['Hemicycle was removed from the server.'],
  noLongerHeld: ['The declaration is no longer held.'],
  noTelling: [
    'Discord never answered, and without the permission Read Message History there is no telling whether the message is there.',
  ],
  ownTrouble: ['Posting failed for a reason of our own.'],
  toldBefore: ['The channel had been told of the declaration, and its message shows the new edition.'],
  unsubscribed: ['The subscription was ended before the alert was posted.'],
  malformed: ['Discord did not accept the message as it was written.'],
  refused: ['Discord refused the message.'],
  tooFast: ['Discord asked to wait.'],
  serverTrouble: ['Discord had a fault of its own.'],
  edge: ['Discord’s network, or a proxy before it, sent a page instead of Discord’s answer.'],
  timeout: ['Discord did not answer in time.'],
  unreachable: ['Discord could not be reached.'],
  unknown: [
    'Discord has an outage in the server, or does not say what Hemicycle may do there: it goes on when that is over.',
  ],
  timedOut: [
    'Hemicycle has a time-out in the server, during which it may say nothing: a moderator can end it, else it ends by itself.',
  ],
  manyRefused: [
    'Discord refused too much of what Hemicycle sent to the server: it is tried again more slowly. Check what Hemicycle may do there.',
  ],
  paused: ['Discord has switched off for the moment what this needs: it is tried again.'],
  tooManyThreads: ['The server has as many open threads as Discord allows: close some.'],
  links: ['Discord’s filter against harmful links stopped the message.'],
  unlisted: ['Discord refused the message for a reason that Hemicycle does not know.'],
  token: ['Discord does not accept the bot’s token.'],
  stopped: ['The bot was stopping.'],
};

function migration(): string[] {
  const folder = migrationsFolder();
  const file = readdirSync(folder).find((name) => name.endsWith('_reasons.sql')) ?? '';
  return readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint');
}

/** Columns as the version before had them. */
async function goBack(): Promise<void> {
  await db().execute(sql`alter table channels alter column reason type text using reason #>> '{}'`);
  await db().execute(
    sql`alter table deliveries alter column reason type text using reason #>> '{}',
      alter column edit_reason type text using edit_reason #>> '{}'`,
  );
  await db().execute(sql`drop function hemicycle_reason`);
}

async function goOn(): Promise<void> {
  for (const statement of migration()) await db().execute(sql.raw(statement));
}

test('what an earlier version stored as sentences is codes after the migration', async () => {
  const { id } = await keep(db(), archived(682));
  for (const channel of ['a', 'b', 'c']) await follow(db(), channel, {});
  await enqueue(db(), id);
  await goBack();
  const givenUp = 'Given up after 150 attempts: Discord did not answer in time.';
  await db().execute(sql`update channels set reason = ${stored['removed']?.[0]} where id = 'a'`);
  await db().execute(sql`update channels set reason = '' where id = 'b'`);
  await db().execute(
    sql`update deliveries set state = 'refused', reason = ${givenUp} where channel_id = 'a'`,
  );
  await db().execute(sql`
    update deliveries set state = 'refused', reason = 'No *sentence* of ours', edit_reason = ${stored['locked']?.[0]}
    where channel_id = 'b'`);
  const waiting = { reason: stored['unknown']?.[0], edit_reason: null, state: 'pending' };
  await db()
    .insert(awaitedDeliveries)
    .values({ number: 9, channelId: 'a', guildId: '1', edition: 1, delivery: waiting });
  await goOn();
  const held = await db().select().from(channels).orderBy(channels.id);
  expect(held.map(({ reason }) => reason)).toEqual([{ code: 'removed' }, null, null]);
  const told = await db().select().from(deliveries).orderBy(deliveries.channelId);
  expect(told.map(({ reason, editReason }) => [reason, editReason])).toEqual([
    [{ code: 'givenUp', attempts: 150, last: { code: 'timeout' } }, null],
    [{ code: 'text', text: 'No *sentence* of ours' }, { code: 'locked' }],
    [null, null],
  ]);
  expect(await channelTrouble(db(), { guildId: '1' })).toMatchObject([
    { channelId: 'b', reason: { code: 'text', text: 'No *sentence* of ours' } },
    { channelId: 'a', reason: { code: 'givenUp' } },
  ]);
  const [awaited] = await db().select().from(awaitedDeliveries);
  expect(awaited?.delivery).toEqual({ reason: { code: 'unknown' }, edit_reason: null, state: 'pending' });
});

test('every sentence that was ever stored has its code', async () => {
  for (const [code, sentences] of Object.entries(stored)) {
    for (const sentence of sentences) {
      const [found] = rows<{ reason: unknown; last: unknown }>(
        await db().execute(sql`
          select hemicycle_reason(${sentence}) as reason, hemicycle_reason(${`Given up after 7 attempts: ${sentence}`}) as last`),
      );
      expect(found).toEqual({ reason: { code }, last: { code: 'givenUp', attempts: 7, last: { code } } });
    }
  }
  const later = new Set(['unspecified', 'muted', 'personGone']);
  expect(postingReasonCodes.filter((code) => !(code in stored) && !later.has(code))).toEqual([]);
});

test('a code that this version does not know is no trouble', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'a', {});
  await enqueue(db(), id);
  await db().execute(sql`update deliveries set state = 'refused', reason = '{"code":"of a later version"}'`);
  expect(await recentDeliveries(db(), { limit: 1 })).toMatchObject([{ reason: { code: 'unspecified' } }]);
  expect(await db().select().from(deliveries).where(eq(deliveries.channelId, 'a'))).toMatchObject([
    { reason: { code: 'unspecified' } },
  ]);
});

test.each([
  [null, null],
  [undefined, null],
  ['A sentence.', { code: 'text', text: 'A sentence.' }],
  [{ code: 'gone', more: 1 }, { code: 'gone' }],
  [
    { code: 'givenUp', attempts: 3, last: { code: 'givenUp', attempts: 1, last: { code: 'gone' } } },
    { code: 'unspecified' },
  ],
  [{ code: 'givenUp', attempts: 'three', last: { code: 'gone' } }, { code: 'unspecified' }],
  [{ code: 'text' }, { code: 'unspecified' }],
  [7, { code: 'unspecified' }],
])('%j is read as %j', (value, reason) => {
  expect(readPostingReason(value)).toEqual(reason);
});

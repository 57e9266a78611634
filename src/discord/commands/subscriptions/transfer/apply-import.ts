import { localeOf, messagesFor } from '../../../../i18n/messages.ts';
import { isLocale } from '../../../../locales.ts';
import { changeChannel, type ChannelChange } from '../../../../store/subscriptions/channel-settings.ts';
import type { ImportDraft } from '../../../../store/subscriptions/drafts.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { createPeopleList } from '../../../../store/subscriptions/own/people-lists.ts';
import { createServerTopic } from '../../../../store/subscriptions/own/server-topics.ts';
import { setTimeZone } from '../../../../store/subscriptions/servers.ts';
import { pauseSubscription } from '../../../../store/subscriptions/subscription-changes.ts';
import { subscribe, subscriptionsOf } from '../../../../store/subscriptions/subscriptions.ts';
import { saidIn } from '../../../render/notice.ts';
import { peopleVocabulary } from '../../../resolve/people/vocabulary.ts';
import { findTimeZone } from '../../../resolve/time-zones.ts';
import { readPeople } from '../../people/listed-people.ts';
import { readNewTopic } from '../../topics/new-topic.ts';
import type { Asking } from '../setup/open-draft.ts';
import { planImport, readAsked, type ChannelPlan, type ImportPlan } from './plan-import.ts';
import { isSubjectHere, reportInWords, unknownReport } from './reports-in-file.ts';
import { maxReports } from '../../../../assembly/report-schedule.ts';
import { addReport } from '../../../../store/reports/scheduled-reports.ts';
import { utcToday } from '../../../resolve/periods.ts';
import { tagsOffered } from '../../../channels/channel-types.ts';

/** What became of a file. */
export interface Imported {
  readonly made: number;
  readonly known: number;
  readonly reports: number;
  readonly topics: number;
  readonly lists: number;
  /** What could not be imported, in words. */
  readonly troubles: readonly string[];
}

/** Makes what a file asks for and is not there yet. Doing it again makes nothing twice. */
export async function applyImport(draft: ImportDraft, owner: Owner, asking: Asking): Promise<Imported> {
  const { context, language, interaction } = asking;
  const { db } = context;
  const plan = await planImport(draft, owner, asking);
  const isFirst = (await subscriptionsOf(db, owner)).length === 0;
  const own = 'guildId' in owner ? await makeOwn(draft, owner.guildId, plan, asking) : noOwn;
  const troubles = [...own.troubles];
  let made = 0;
  let known = 0;
  let reports = 0;
  for (const channel of plan.channels) {
    if (channel.trouble !== null) {
      troubles.push(channel.trouble);
      continue;
    }
    for (const one of channel.of.subscriptions) {
      const read = await readAsked(one, plan, true, asking);
      if ('trouble' in read) {
        troubles.push(read.trouble);
        continue;
      }
      const outcome = await subscribe(db, {
        ...owner,
        channelId: channel.channelId,
        kind: channel.kind,
        language: null,
        usualLanguage: localeOf(interaction.guildLocale ?? interaction.locale),
        filter: read.view.filter,
      });
      if (outcome.kind === 'full') {
        troubles.push(messagesFor(language).subscribe.full(outcome.limit));
        break;
      }
      if (outcome.kind === 'known') known += 1;
      else made += 1;
      if (outcome.kind === 'created' && one.paused)
        await pauseSubscription(db, owner, outcome.id, new Date());
    }
    const sent = await addReports(channel, owner, asking);
    reports += sent.made;
    troubles.push(...sent.troubles);
    if (channel.isNew) await tell(channel, owner, asking);
  }
  if (isFirst && made + reports > 0) await takeTimeZone(draft, owner, asking);
  context.wake();
  return { made, known, reports, topics: own.topics, lists: own.lists, troubles };
}

/** Sends what the file asks for and the channel does not get yet. */
async function addReports(
  { of, channelId, kind }: ChannelPlan,
  owner: Owner,
  { context, language, interaction }: Asking,
): Promise<{ readonly made: number; readonly troubles: readonly string[] }> {
  const usualLanguage = localeOf(interaction.guildLocale ?? interaction.locale);
  const troubles: string[] = [];
  let made = 0;
  for (const one of of.reports) {
    if (!(await isSubjectHere(context.db, one))) {
      troubles.push(unknownReport(reportInWords(one, language), language));
      continue;
    }
    const { of: what, key, every } = one;
    const place = { ...owner, channelId, kind, usualLanguage };
    const outcome = await addReport(context.db, place, { of: what, key, every }, utcToday());
    if (outcome === 'added') made += 1;
    if (outcome === 'full') {
      troubles.push(messagesFor(language).reports.full(maxReports));
      break;
    }
  }
  return { made, troubles };
}

const noOwn = { topics: 0, lists: 0, troubles: [] as readonly string[] };

async function makeOwn(
  { file }: ImportDraft,
  guildId: string,
  plan: ImportPlan,
  { context, language }: Asking,
): Promise<typeof noOwn> {
  const { db } = context;
  const messages = messagesFor(language);
  const troubles: string[] = [];
  let topics = 0;
  let lists = 0;
  for (const { name, as, isThere } of plan.topics) {
    const given = file.topics.find((one) => one.name === name);
    if (isThere || !given) continue;
    const read = await readNewTopic(db, { ...given, name: as }, language);
    const created = 'trouble' in read ? null : await createServerTopic(db, { guildId, ...read });
    if (created?.kind === 'created') topics += 1;
    else if ('trouble' in read) troubles.push(read.trouble);
    else if (created?.kind === 'full') troubles.push(messages.topic.full(created.limit));
  }
  for (const { name, as, isThere } of plan.lists) {
    const given = file.lists.find((one) => one.name === name);
    if (isThere || !given) continue;
    const people = await readPeople(given.people.join('; '), peopleVocabulary(db, guildId, language));
    if ('card' in people) troubles.push(saidIn(people.card));
    else if ((await createPeopleList(db, { guildId, name: as, people })).kind === 'created') lists += 1;
    else troubles.push(messages.transfer.listNotMade(as));
  }
  return { topics, lists, troubles };
}

/** How the channel is told, as far as that holds here. */
async function tell({ of, channelId, kind }: ChannelPlan, owner: Owner, { context, interaction }: Asking) {
  const { language, role, tags = {}, defaultTag, crosspost, ...others } = of.told;
  const { guild } = interaction;
  const known = tagsOffered(guild?.channels.cache.get(channelId));
  const tagCalled = (name: string) => known.find((tag) => tag.name === name)?.id;
  const found = Object.entries(tags).flatMap(([topic, name]) => {
    const tag = tagCalled(name);
    return tag === undefined ? [] : [[topic, tag] as const];
  });
  const usual = defaultTag == null ? undefined : tagCalled(defaultTag);
  const isHere = role != null && guild?.roles.cache.has(role.id) === true;
  const change: ChannelChange = {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    ...(language !== undefined && isLocale(language) && { language }),
    ...(isHere && { roleId: role.id }),
    ...(kind === 'announcement' && crosspost !== undefined && { crosspost }),
    ...(found.length > 0 && { tags: Object.fromEntries(found) }),
    ...(usual !== undefined && { defaultTag: usual }),
  };
  await changeChannel(context.db, { ...owner, channelId, now: new Date() }, change);
}

/** Where nothing was set up before, the file's clock is taken as well. */
async function takeTimeZone({ file }: ImportDraft, owner: Owner, { context }: Asking): Promise<void> {
  const { timeZone } = file.server;
  const found = timeZone === null ? null : findTimeZone(timeZone);
  if (found?.kind === 'zone') await setTimeZone(context.db, owner, found.names, new Date());
}

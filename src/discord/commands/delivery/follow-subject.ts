import { textLanguageOf, type Locale } from '../../../locales.ts';
import { localeOf, messagesFor } from '../../../i18n/messages.ts';
import { toldHere } from '../../../store/delivery/mutes.ts';
import { channelSettings, type ChannelSettings } from '../../../store/subscriptions/channel-settings.ts';
import { namesIn } from '../../../store/subscriptions/filter-names.ts';
import { countMatches, subscribe } from '../../../store/subscriptions/subscriptions.ts';
import { filterSchema, type Filter } from '../../../subscriptions/filter.ts';
import { stillReading } from '../../queries/still-reading.ts';
import { channelName } from '../../channels/channel-name.ts';
import { troubleCard } from '../../render/notice.ts';
import { panel, textBlock } from '../../render/panel.ts';
import { alertSelectId, alertValue, type Subject } from '../../views/delivery/alert-id.ts';
import { detailOf, subjectsOf } from '../../views/delivery/subjects.ts';
import type { CommandContext, Reply } from '../command.ts';
import { filterInWords } from '../subscriptions/conditions.ts';
import { wouldHaveMatched } from '../subscriptions/match-preview.ts';
import { managesServer, ownerOf } from '../subscriptions/owner.ts';
import { answerPanel, type AlertAsking } from './asking.ts';
import { followForMe, refusalCard } from './conversation.ts';

/** What of a declaration can be followed, to choose from. */
export function chooseSubject(
  { language, declaration, interaction }: AlertAsking,
  verb: 'here' | 'me',
): Reply {
  const { alert } = messagesFor(language);
  const { number } = declaration;
  if (verb === 'here' && interaction.guildId !== null && !managesServer(interaction))
    return troubleCard(alert.needsManage);
  return panel(() => [
    textBlock(verb === 'here' ? alert.askHere(number) : alert.askMe(number)),
    {
      kind: 'choose',
      customId: alertSelectId(number),
      placeholder: alert.choose,
      isSeveral: false,
      options: subjectsOf(declaration, language).flatMap((subject) => {
        const value = alertValue({ verb, subject });
        if (value === null) return [];
        return [{ label: subject.name, detail: detailOf(subject, language), value, isChosen: false }];
      }),
    },
  ]);
}

/** Lets the channel follow something of a declaration from now on: for those who may manage the server. */
export async function followHere(asking: AlertAsking, subject: Subject): Promise<Reply> {
  const { interaction, context, language } = asking;
  const { db } = context;
  const { alert, panel: words, subscribe: messages } = messagesFor(language);
  if (!managesServer(interaction) && interaction.guildId !== null) return troubleCard(alert.needsManage);
  const owner = ownerOf(interaction, language, false);
  if ('card' in owner) return owner.card;
  const settings = await settingsHere(asking, owner);
  if (settings === null) return troubleCard(alert.elsewhere);
  const asked = await readSubject(context, subject, language);
  if (asked === null) return troubleCard(words.gone);
  const { channelId, kind } = settings;
  const outcome = await subscribe(db, {
    ...owner,
    channelId,
    kind,
    language: null,
    usualLanguage: localeOf(interaction.guildLocale ?? interaction.locale),
    filter: asked.filter,
  });
  if (outcome.kind === 'full') return troubleCard(messages.full(outcome.limit));
  const channel = channelName({ channelId, isDirect: false }, language);
  const said = outcome.kind === 'known' ? messages.known : messages.done;
  return answerPanel([
    said(channel, asked.what),
    await figures(context, asked.filter, language),
    messages.nextAlert,
  ]);
}

/** The same for whoever presses, in a direct message. */
export async function followMe(
  { interaction, context, language }: AlertAsking,
  subject: Subject,
): Promise<Reply> {
  const { alert, panel: words, subscribe: messages } = messagesFor(language);
  const asked = await readSubject(context, subject, language);
  if (asked === null) return troubleCard(words.gone);
  const followed = await followForMe(interaction, context, asked.filter, asked.what);
  switch (followed.kind) {
    case 'closed':
    case 'unreachable':
    case 'full':
      return refusalCard(followed, language);
    case 'known':
      return answerPanel([alert.followedAlready(asked.what)]);
    case 'created':
      return answerPanel([
        alert.followed(asked.what),
        await figures(context, asked.filter, language),
        messages.nextAlert,
        messages.personal,
      ]);
  }
}

/** Of the channel that was told of it, or of one that has subscriptions at least, such as where a test was posted. */
async function settingsHere(
  { interaction, context: { db }, declaration }: AlertAsking,
  owner: Parameters<typeof channelSettings>[1],
): Promise<ChannelSettings | null> {
  const { channelId, channel } = interaction;
  const told = await toldHere(db, owner, { number: declaration.number, channelId });
  if (told !== null) return channelSettings(db, owner, told.channelId);
  const parent = channel !== null && 'parentId' in channel ? channel.parentId : null;
  return (
    (await channelSettings(db, owner, channelId)) ??
    (parent === null ? null : await channelSettings(db, owner, parent))
  );
}

const figures = async ({ db }: CommandContext, filter: Filter, language: Locale) =>
  wouldHaveMatched(
    await countMatches(db, filter, textLanguageOf(language), new Date()),
    await stillReading(db, language),
    language,
  );

/** What follows a subject, and in words; `null` where it is not held any more. */
async function readSubject(
  { db }: CommandContext,
  subject: Subject,
  language: Locale,
): Promise<{ readonly filter: Filter; readonly what: string } | null> {
  const { data: filter } = filterSchema.safeParse(filterOfSubject(subject));
  if (filter === undefined) return null;
  const names = await namesIn(db, [filter]);
  if (filter.signatory?.some((id) => !names.people.has(id)) === true) return null;
  return { filter, what: filterInWords({ filter, names }, language) };
}

function filterOfSubject({ kind, key }: Subject): Record<string, unknown> {
  switch (kind) {
    case 'country':
      return { concerns: [key] };
    case 'topic':
      return { topic: [key] };
    case 'person':
      return { signatory: [Number(key)] };
    case 'delegation':
      return { delegation: [key] };
    case 'group':
      return { group: [key] };
  }
}

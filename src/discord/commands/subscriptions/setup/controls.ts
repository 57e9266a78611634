import { MessageFlags, type MessageComponentInteraction } from 'discord.js';
import { localeOf, messagesFor } from '../../../../i18n/messages.ts';
import { channelSettings } from '../../../../store/subscriptions/channel-settings.ts';
import { changeDraft, deleteDraft } from '../../../../store/subscriptions/drafts.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import type { Form } from '../../../render/form.ts';
import { isTroubleCard, saidIn, troubleCard } from '../../../render/notice.ts';
import { isSetupId, readSetupId, type SetupVerb } from '../../../render/ids/setup-id.ts';
import type {
  ComponentHandler,
  ComponentInteraction,
  FormHandler,
  Reply,
  ReplyTarget,
} from '../../command.ts';
import { ownerOf } from '../owner.ts';
import { postTest } from '../test.ts';
import { beginSetup, overPanel } from './begin.ts';
import { formOf, formVerbs, type FormVerb } from './forms.ts';
import { channelOf, draftPanel, openDraft, toldIn, type Asking, type OpenDraft } from './open-draft.ts';
import { saveDraft } from './save.ts';
import { filledIn } from './sent-form.ts';
import { chosen, type Step } from './steps.ts';

const isFormVerb = (verb: SetupVerb): verb is FormVerb => formVerbs.some((one) => one === verb);

/** Buttons and selects of set-ups. A draft is stored, so they go on after a restart; who presses is looked at each time. */
export const setupControls: ComponentHandler = {
  owns: isSetupId,
  place: (interaction) => placeOf(interaction, readSetupId(interaction.customId)?.verb),
  costs: (interaction) => costOfVerb(readSetupId(interaction.customId)?.verb),

  run: async (interaction, context, language) => {
    const press = readSetupId(interaction.customId);
    const asking = { interaction, context, language };
    if (press === null) return troubleCard(messagesFor(language).trouble.unknownCommand);
    const { verb, argument } = press;
    if (verb === 'open' || verb === 'again') return begin(asking, argument);
    const open = await openDraft(asking, Number(argument));
    if (open === 'over') return over(asking, verb);
    if ('card' in open) return open.card;
    return used(interaction, verb, open, asking);
  },
};

/** Forms of set-ups. */
export const setupForms: FormHandler = {
  owns: isSetupId,
  costs: () => 'search',

  run: async (interaction, context, language) => {
    const press = readSetupId(interaction.customId);
    const asking = { interaction, context, language };
    if (press === null || !isFormVerb(press.verb))
      return troubleCard(messagesFor(language).trouble.unknownCommand);
    const open = await openDraft(asking, Number(press.argument));
    if (open === 'over') return overPanel([messagesFor(language).setup.over], language);
    if ('card' in open) return open.card;
    return after(await filledIn(interaction, press.verb, open, asking), open, asking);
  },
};

function placeOf(interaction: MessageComponentInteraction, verb: SetupVerb | undefined): ReplyTarget {
  if (verb !== undefined && isFormVerb(verb)) return 'form';
  if (verb === 'open') return 'private';
  return interaction.message.flags.has(MessageFlags.Ephemeral) ? 'update' : 'private';
}

function costOfVerb(verb: SetupVerb | undefined) {
  if (verb === 'save' || verb === 'copy' || verb === 'test') return 'change';
  return verb !== undefined && isFormVerb(verb) ? 'look' : 'search';
}

/** Of buttons on messages that others see, too: who presses must be allowed to manage the server. */
async function begin(asking: Asking, argument: string): Promise<Reply> {
  const { interaction, language } = asking;
  const owner = ownerOf(interaction, language, false);
  if ('card' in owner) return owner.card;
  const isHere = argument === '' || interaction.guild?.channels.cache.has(argument) !== true;
  return beginSetup(asking, owner, isHere ? (interaction.channelId ?? '') : argument);
}

/** In place of a form, which cannot change the message, it is said beside it. */
function over({ language }: Asking, verb: SetupVerb): Reply {
  const { over: said } = messagesFor(language).setup;
  return isFormVerb(verb) ? troubleCard(said) : overPanel([said], language);
}

async function used(
  interaction: ComponentInteraction,
  verb: SetupVerb,
  open: OpenDraft,
  asking: Asking,
): Promise<Reply | Form> {
  const { language, context } = asking;
  if (isFormVerb(verb)) return formOf(verb, open, asking);
  switch (verb) {
    case 'save':
    case 'copy':
      return saveDraft(open, asking, verb === 'copy');
    case 'test':
      return tried(open, asking);
    case 'close':
      await deleteDraft(context.db, open.drafter, open.id);
      return overPanel([messagesFor(language).setup.closed], language);
    case 'summary': {
      const { summary } = await toldIn(open, channelOf(open, interaction), context);
      return after({ draft: { ...open.draft, summary: !summary } }, open, asking);
    }
    default:
      return after(await chosen(interaction, verb, open, asking), open, asking);
  }
}

/** Keeps the draft as a step left it, and shows it. */
async function after(step: Step, open: OpenDraft, asking: Asking): Promise<Reply> {
  if ('trouble' in step) return draftPanel(open, asking, { text: step.trouble, isTrouble: true });
  const { draft } = step;
  const { context, language } = asking;
  const isKept = await changeDraft(context.db, open.drafter, open.id, { draft, now: new Date() });
  if (!isKept) return overPanel([messagesFor(language).setup.over], language);
  return draftPanel({ ...open, draft }, asking);
}

/** Posts a test of what is not saved yet, in the place where it would come. */
async function tried(open: OpenDraft, asking: Asking): Promise<Reply> {
  const { interaction, context, language } = asking;
  const { filter, channel } = open.draft;
  const channelId = channelOf(open, interaction);
  const { timeZone } = await toldIn(open, channelId, context);
  const known = await channelSettings(context.db, open.owner, channelId);
  const place = known ?? {
    channelId,
    guildId: interaction.guildId ?? '',
    kind: channel?.kind ?? ('direct' as const),
    language: localeOf(interaction.guildLocale ?? interaction.locale),
    pace: 'once' as const,
    roleId: null,
    silent: false,
    cap: null,
    timeZone,
    tags: {},
    defaultTag: null,
  };
  const names = await namesIn(context.db, [filter]);
  const answer = await postTest(interaction, { filter, names, place }, context, language);
  return draftPanel(open, asking, { text: saidIn(answer), isTrouble: isTroubleCard(answer) });
}

import { MessageFlags } from 'discord.js';
import type { Locale } from '../../locales.ts';
import { localeOf, messagesFor } from '../../i18n/messages.ts';
import { channelLanguage } from '../../store/subscriptions/subscriptions.ts';
import { answerTo } from '../queries/answer.ts';
import { citeReply } from '../queries/cite.ts';
import { exportReply } from '../queries/export.ts';
import { troubleCard } from '../render/notice.ts';
import type {
  CommandContext,
  ComponentHandler,
  ComponentInteraction,
  FormHandler,
} from '../commands/command.ts';
import { maySpeakHere } from './speech.ts';
import { alertControlHandler } from '../commands/delivery/alert-controls.ts';
import { setupControls, setupForms } from '../commands/subscriptions/setup/controls.ts';
import { lineControls } from '../commands/subscriptions/lines.ts';
import { greetingButtons } from '../commands/ops/greeting-buttons.ts';
import { importControls } from '../commands/subscriptions/transfer/import-setup.ts';
import { surnameAnswers } from '../commands/people/surname-buttons.ts';
import { rereadHandler } from '../commands/subscriptions/reread-buttons.ts';
import { uploadButtons } from '../commands/ops/upload-buttons.ts';
import { customIdPrefix, parseCustomId } from '../render/ids/custom-id.ts';

/** Both read all of what an answer is made of. */
const costly = new Set<unknown>(['export', 'cite']);

/**
 * Buttons and selects of what can be looked up. Whoever presses on a message of their own sees it change;
 * on a message that somebody shared, others get an answer of their own and leave it as it stands.
 */
const views: ComponentHandler = {
  owns: (customId) => customId.startsWith(customIdPrefix),

  place: (interaction) => {
    const action = parseCustomId(interaction.customId, valuesOf(interaction))?.action;
    if (action === 'share') return maySpeakHere(interaction) ? 'public' : 'private';
    if (action === 'show' || action === 'select') return isTheirs(interaction) ? 'update' : 'private';
    return 'private';
  },

  costs: (interaction) =>
    costly.has(parseCustomId(interaction.customId, valuesOf(interaction))?.action) ? 'export' : 'look',

  run: async (interaction, context, language) => {
    const press = parseCustomId(interaction.customId, valuesOf(interaction));
    if (press === null) return troubleCard(messagesFor(language).trouble.unknownCommand);
    const { action, view } = press;
    const { db } = context;
    if (action === 'export') return exportReply({ db, language }, view);
    if (action === 'cite') return citeReply({ db, language }, view);
    if (action === 'share' && !maySpeakHere(interaction)) {
      return troubleCard(messagesFor(language).panel.mayNotShare);
    }
    const isPublic = action === 'share' || (isTheirs(interaction) && !isPrivate(interaction));
    const sharedBy = isPublic ? interaction.user.id : null;
    const spoken = isPublic ? await publicLanguage(interaction, context) : language;
    const day = new Date().toISOString().slice(0, 10);
    return answerTo({ db, language: spoken, sharedBy, day }, view, language);
  },
};

/** Every kind of component there is. */
export const components: readonly ComponentHandler[] = [
  views,
  uploadButtons,
  surnameAnswers,
  setupControls,
  lineControls,
  greetingButtons,
  alertControlHandler,
  importControls,
  rereadHandler,
];

/** Every kind of form. */
export const forms: readonly FormHandler[] = [setupForms];

function valuesOf(interaction: ComponentInteraction): readonly string[] {
  return interaction.isStringSelectMenu() ? interaction.values : [];
}

function isPrivate({ message }: ComponentInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/**
 * Whether a press changes the message for everybody who sees it: Discord itself says who caused a message, and
 * nothing that a custom id says counts here. Who may not write there any more no longer changes it either.
 */
function isTheirs(interaction: ComponentInteraction): boolean {
  if (isPrivate(interaction)) return true;
  const causedBy = interaction.message.interactionMetadata?.user.id;
  return causedBy === interaction.user.id && maySpeakHere(interaction);
}

/** What everybody reads is in the language of the channel's alerts, else in the server's. */
async function publicLanguage(interaction: ComponentInteraction, { db }: CommandContext): Promise<Locale> {
  const ofChannel = await channelLanguage(db, interaction.channelId);
  return ofChannel ?? localeOf(interaction.guildLocale ?? interaction.locale);
}

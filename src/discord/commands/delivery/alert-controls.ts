import { MessageFlags } from 'discord.js';
import { textLanguageOf } from '../../../locales.ts';
import { localeOf, messagesFor } from '../../../i18n/messages.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { toldHere } from '../../../store/delivery/mutes.ts';
import { channelLanguage } from '../../../store/subscriptions/subscriptions.ts';
import { maySpeakHere } from '../../interactions/speech.ts';
import type { Cost } from '../../interactions/allowance.ts';
import { answerTo } from '../../queries/answer.ts';
import { exportReply } from '../../queries/export.ts';
import { troubleCard } from '../../render/notice.ts';
import type { View } from '../../render/view-kinds.ts';
import { isAlertControl, readAlertControl, type AlertAction } from '../../views/delivery/alert-id.ts';
import type { ComponentHandler, ComponentInteraction, Reply } from '../command.ts';
import { explainHere } from '../subscriptions/why.ts';
import { readerOwner, type AlertAsking } from './asking.ts';
import { followNames, unfollowNames } from './follow-names.ts';
import { chooseSubject, followHere, followMe } from './follow-subject.ts';
import { muteHere } from './mute.ts';

/**
 * The menu under an alert, and what its answers lead to. All it knows stands in the ids, so it works for as long as the
 * message stands; who may do what is looked at each time.
 */
export const alertControlHandler: ComponentHandler = {
  owns: isAlertControl,

  place: (interaction) => {
    if (actionOf(interaction)?.verb === 'share') return maySpeakHere(interaction) ? 'public' : 'private';
    return interaction.message.flags.has(MessageFlags.Ephemeral) ? 'update' : 'private';
  },

  costs: (interaction) => costOfAction(actionOf(interaction)),

  run: async (interaction, context, language) => {
    const { trouble, panel } = messagesFor(language);
    const press = readAlertControl(interaction.customId, valuesOf(interaction));
    if (press === null) return troubleCard(trouble.unknownCommand);
    const declaration = await declarationByNumber(context.db, press.number, textLanguageOf(language));
    if (declaration === null) return troubleCard(panel.gone);
    return act({ interaction, context, language, declaration }, press.action);
  },
};

function act(asking: AlertAsking, { verb, subject }: AlertAction): Promise<Reply> | Reply {
  switch (verb) {
    case 'here':
      return subject ? followHere(asking, subject) : chooseSubject(asking, 'here');
    case 'me':
      return subject ? followMe(asking, subject) : chooseSubject(asking, 'me');
    case 'names':
      return followNames(asking);
    case 'unname':
      return unfollowNames(asking);
    case 'mute':
    case 'unmute':
      return muteHere(asking, verb === 'mute');
    case 'why':
      return why(asking);
    case 'share':
      return share(asking);
    case 'export':
      return exportReply({ db: asking.context.db, language: asking.language }, viewOf(asking));
  }
}

const viewOf = ({ declaration: { number } }: AlertAsking): View => ({ kind: 'declaration', number });

async function why({ interaction, context: { db }, language, declaration }: AlertAsking): Promise<Reply> {
  const owner = readerOwner(interaction);
  const { number } = declaration;
  const told = await toldHere(db, owner, { number, channelId: interaction.channelId });
  const channelId = told?.channelId ?? interaction.channelId;
  return explainHere(db, { owner, channelId, declaration }, language);
}

/** What everybody reads is in the language of the channel's alerts, else in the server's. */
async function share(asking: AlertAsking): Promise<Reply> {
  const { interaction, context, language } = asking;
  const { db } = context;
  if (!maySpeakHere(interaction)) return troubleCard(messagesFor(language).panel.mayNotShare);
  const { channelId, guildLocale, locale, user } = interaction;
  const spoken = (await channelLanguage(db, channelId)) ?? localeOf(guildLocale ?? locale);
  return answerTo({ db, language: spoken, sharedBy: user.id }, viewOf(asking), language);
}

function actionOf(interaction: ComponentInteraction): AlertAction | undefined {
  return readAlertControl(interaction.customId, valuesOf(interaction))?.action;
}

function valuesOf(interaction: ComponentInteraction): readonly string[] {
  return interaction.isStringSelectMenu() ? interaction.values : [];
}

/** Nobody is kept from ending what is kept about them. */
function costOfAction(action: AlertAction | undefined): Cost | null {
  switch (action?.verb) {
    case 'unname':
      return null;
    case 'names':
    case 'mute':
    case 'unmute':
      return 'change';
    case 'here':
    case 'me':
      return action.subject ? 'change' : 'look';
    case 'export':
      return 'export';
    default:
      return 'look';
  }
}

import { messagesFor } from '../../../i18n/messages.ts';
import { textLanguageOf } from '../../../locales.ts';
import { latestDeclaration } from '../../../store/declarations/declarations.ts';
import { answerTo } from '../../queries/answer.ts';
import { greetingNow } from '../../queries/greeting.ts';
import { nothingHeld } from '../../queries/still-reading.ts';
import { isGreetingId, readGreetingId } from '../../render/ids/greeting-id.ts';
import { troubleCard } from '../../render/notice.ts';
import type { ComponentHandler } from '../command.ts';
import { managesServer } from '../subscriptions/owner.ts';

/**
 * Buttons of a greeting. Who manages the server changes the language of the greeting for everybody; others read it in theirs,
 * for themselves.
 */
export const greetingButtons: ComponentHandler = {
  owns: isGreetingId,

  place: (interaction) => {
    const isTheirs = interaction.guildId === null || managesServer(interaction);
    return isTheirs && readGreetingId(interaction.customId)?.verb === 'language' ? 'update' : 'private';
  },

  run: async ({ customId }, { db }, language) => {
    const press = readGreetingId(customId);
    if (press === null) return troubleCard(messagesFor(language).trouble.unknownCommand);
    if (press.verb === 'language') return greetingNow(db, press.place, press.locale);
    const latest = await latestDeclaration(db, textLanguageOf(language));
    if (latest === null) return nothingHeld(db, language);
    return answerTo({ db, language, sharedBy: null }, { kind: 'declaration', number: latest.number });
  },
};

import { messagesFor } from '../../../i18n/messages.ts';
import { namesIn } from '../../../store/subscriptions/filter-names.ts';
import { chooseWords } from '../../../store/subscriptions/reread/rereadings.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { isRereadButton, readRereadButton } from '../../render/ids/reread-id.ts';
import type { ComponentHandler } from '../command.ts';
import { filterInWords } from './conditions.ts';
import { ownerOf } from './owner.ts';

/** Buttons under what tells a channel that words mean something else by now. They go on working as long as it stands. */
export const rereadHandler: ComponentHandler = {
  owns: isRereadButton,
  place: () => 'private',
  costs: () => 'change',

  run: async (interaction, { db }, language) => {
    const { reread, trouble } = messagesFor(language);
    const press = readRereadButton(interaction.customId);
    if (press === null) return troubleCard(trouble.unknownCommand);
    const owner = ownerOf(interaction, language, false);
    if ('card' in owner) return owner.card;
    const { choice, subscription } = press;
    const chosen = await chooseWords(db, owner, subscription, { choice, now: new Date() });
    if (chosen === null) return troubleCard(reread.gone);
    const { filter, isDouble } = chosen;
    const what = filterInWords({ filter, names: await namesIn(db, [filter]) }, language);
    return isDouble ? troubleCard(reread.double(what)) : noticeCard(reread.chosen(what));
  },
};

import { messagesFor } from '../../../i18n/messages.ts';
import { answerSurname } from '../../../store/people/surname-questions.ts';
import { isSurnameButton, readSurnameButton } from '../../interactions/ids/surname-id.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import type { ComponentHandler } from '../command.ts';
import { ownerOf } from '../subscriptions/owner.ts';

/** Buttons under the question whether two people are one. All they know stands in their custom id and in the database. */
export const surnameAnswers: ComponentHandler = {
  owns: isSurnameButton,

  place: () => 'private',

  costs: () => 'change',

  run: async (interaction, { db }, language) => {
    const { surname, trouble } = messagesFor(language);
    const press = readSurnameButton(interaction.customId);
    if (press === null) return troubleCard(trouble.unknownCommand);
    const owner = ownerOf(interaction, language, false);
    if ('card' in owner) return owner.card;
    const answered = await answerSurname(db, owner, press, press.isSame, new Date());
    if (answered.kind === 'settled') return noticeCard(surname.settled);
    const name = `**${fit(oneLine(answered.name), 100, escape)}**`;
    if (!press.isSame) return noticeCard(surname.apart(name));
    return answered.followed === 0
      ? troubleCard(surname.none(name))
      : noticeCard(surname.followed(name, answered.followed));
  },
};

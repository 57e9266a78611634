import { MessageFlags } from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import { decideUpload } from '../../../crawl/import/upload.ts';
import { troubleCard } from '../../render/notice.ts';
import { decidedPanel } from '../../views/ops/upload.ts';
import type { ComponentHandler } from '../command.ts';
import { isOperator } from '../../interactions/operators.ts';
import { isUploadButton, readUploadButton } from '../../interactions/ids/upload-id.ts';

/** Buttons under what an operator attached. What was attached is stored, so they go on working after a restart. */
export const uploadButtons: ComponentHandler = {
  owns: isUploadButton,

  place: ({ message }) => (message.flags.has(MessageFlags.Ephemeral) ? 'update' : 'private'),

  run: async (interaction, { db, log, wake, operator: desk }, language) => {
    const { upload: messages, trouble } = messagesFor(language);
    const press = readUploadButton(interaction.customId);
    if (press === null) return troubleCard(trouble.unknownCommand);
    if (!desk) return troubleCard(messages.notYours);
    const allowed = await isOperator(interaction, desk.channelId);
    if (allowed !== true) return troubleCard(allowed === 'unknown' ? messages.unsure : messages.notYours);
    const { assemblyUrl, newsMaxAgeDays } = desk;
    const context = { db, log, now: () => new Date(), assemblyUrl, newsMaxAgeDays };
    const decided = await decideUpload(press.upload, press.decision, context);
    if (decided === null) return troubleCard(messages.forgotten);
    const { upload, isNow } = decided;
    if (upload.state === 'open') throw new Error('An upload that was decided is still open.');
    if (isNow) wake();
    const { state, outcomes } = upload;
    return decidedPanel({ state, isAgain: !isNow, outcomes: outcomes ?? [] }, language);
  },
};

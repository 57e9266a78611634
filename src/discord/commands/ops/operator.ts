import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandAttachmentOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import { isTooOld } from '../../../crawl/news.ts';
import { readUpload } from '../../../crawl/import/upload.ts';
import type { Database } from '../../../store/db/database.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import type { UploadItem } from '../../../store/db/schema.ts';
import { forgetOldUploads, saveUpload, uploadsKeptMs } from '../../../store/crawl/uploads.ts';
import { fetchAttachment, maxAttachmentBytes } from '../../interactions/attachment.ts';
import { troubleCard } from '../../render/notice.ts';
import { uploadPanel, type UploadView } from '../../views/ops/upload.ts';
import type { Command, OperatorDesk } from '../command.ts';
import { isOperator } from '../../interactions/operators.ts';
import { localized } from '../../render/localized-options.ts';

/** As many files as Discord lets a message have. */
const maxFiles = 10;
const optionNames = Array.from({ length: maxFiles }, (_, at) => (at === 0 ? 'file' : `file${at + 1}`));

const fileOption = (at: number): APIApplicationCommandAttachmentOption => {
  const { name_localizations, ...file } = localized(({ commands }) => commands.operator.file);
  const number = at === 0 ? '' : String(at + 1);
  return {
    type: ApplicationCommandOptionType.Attachment,
    ...file,
    name: `${file.name}${number}`,
    name_localizations: Object.fromEntries(
      Object.entries(name_localizations).map(([locale, name]) => [locale, `${name}${number}`]),
    ),
    required: at === 0,
  };
};

/** For whoever runs the bot. Discord offers it to those who may manage channels; who may use it is asked each time. */
export const operatorCommand: Command = {
  helpGroup: 'operate',

  definition: {
    ...localized(({ commands }) => commands.operator),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: String(PermissionFlagsBits.ManageChannels),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.operator.read),
        options: optionNames.map((_, at) => fileOption(at)),
      },
    ],
  },

  run: async (interaction, { db, log, operator: desk }, language) => {
    const { upload: messages } = messagesFor(language);
    if (!desk) return troubleCard(messages.notYours);
    const allowed = await isOperator(interaction, desk.channelId);
    if (allowed !== true) return troubleCard(allowed === 'unknown' ? messages.unsure : messages.notYours);
    const now = new Date();
    await forgetOldUploads(db, now);
    const items = await readFiles(interaction, desk);
    const isWorth = items.some(({ found }) => found.kind === 'declaration');
    const kept = isWorth ? await saveUpload(db, items, now) : null;
    const kinds = items.map(({ found }) => found.kind);
    log.info({ upload: kept?.id ?? null, kinds }, 'an operator attached files');
    const expiresAt = kept?.expiresAt ?? new Date(now.getTime() + uploadsKeptMs);
    const shown = await Promise.all(items.map((item) => viewOf(item, db, desk, now)));
    return uploadPanel({ items: shown, id: kept?.id ?? null, expiresAt }, language);
  },
};

/** One after the other, so that no more than one of them is in memory. */
async function readFiles(
  { options }: ChatInputCommandInteraction,
  { assemblyHosts, discordApiUrl }: OperatorDesk,
): Promise<UploadItem[]> {
  const items: UploadItem[] = [];
  for (const option of optionNames) {
    const file = options.getAttachment(option);
    if (file === null) continue;
    const { name, size, url, contentType } = file;
    const fetched =
      size > maxAttachmentBytes ? { kind: 'tooLarge' as const } : await fetchAttachment(url, discordApiUrl);
    items.push(
      fetched.kind === 'ok'
        ? await readUpload({ name, bytes: fetched.bytes, contentType }, assemblyHosts)
        : { name, found: { kind: fetched.kind, detail: null } },
    );
  }
  return items;
}

async function viewOf(
  { name, found }: UploadItem,
  db: Database,
  { newsMaxAgeDays }: OperatorDesk,
  now: Date,
): Promise<UploadView['items'][number]> {
  if (found.kind !== 'declaration') return { kind: found.kind, name, detail: found.detail };
  const { number, document, date, title, signatories } = found.declaration;
  const held = await declarationByNumber(db, number, found.declaration.language);
  return {
    kind: 'declaration',
    number,
    document,
    date,
    title,
    first: signatories[0]?.name ?? null,
    signatories: signatories.length,
    held: held?.signatories.length ?? null,
    isOld: isTooOld(date, now, newsMaxAgeDays),
  };
}

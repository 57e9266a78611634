import { MessageFlags, type ChatInputCommandInteraction } from 'discord.js';
import { messagesFor } from '../../../../i18n/messages.ts';
import { deleteDraft, importDrafts, type ImportDraft } from '../../../../store/subscriptions/drafts.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { maxSetupBytes, readSetupFile } from '../../../../subscriptions/setup-file.ts';
import { fetchAttachment } from '../../../interactions/attachment.ts';
import { channelName } from '../../../channels/channel-name.ts';
import { escape, oneLine } from '../../../render/escape.ts';
import { isImportId, readImportId } from '../../../render/ids/import-id.ts';
import { fit } from '../../../render/limits.ts';
import { troubleCard } from '../../../render/notice.ts';
import type { Panel } from '../../../render/panel.ts';
import { importPanel, importedPanel, type ImportView } from '../../../views/subscriptions/import.ts';
import type { ComponentHandler, Reply } from '../../command.ts';
import { filterInWords } from '../conditions.ts';
import { managesServer, ownerOf } from '../owner.ts';
import { overPanel } from '../setup/begin.ts';
import { drafterOf, type Asking } from '../setup/open-draft.ts';
import { applyImport } from './apply-import.ts';
import { planImport, readAsked } from './plan-import.ts';
import { isSubjectHere, reportInWords, unknownReport } from './reports-in-file.ts';

/** Where Discord is, unless whoever runs the bot says that it is another. */
const discord = 'https://discord.com/api';

/** Reads an attached set-up, and shows what would come of it. */
export async function importSetup(
  interaction: ChatInputCommandInteraction,
  asking: Asking,
  owner: Owner,
): Promise<Reply> {
  const { context, language } = asking;
  const messages = messagesFor(language).transfer;
  const attached = interaction.options.getAttachment('file', true);
  if (attached.size > maxSetupBytes) return troubleCard(messages.tooLarge);
  const fetched = await fetchAttachment(attached.url, context.operator?.discordApiUrl ?? discord);
  if (fetched.kind !== 'ok') return troubleCard(messages.notFetched);
  const read = readSetupFile(Buffer.from(fetched.bytes).toString('utf8'));
  switch (read.kind) {
    case 'other':
      return troubleCard(messages.notASetup);
    case 'newer':
      return troubleCard(messages.newer);
    case 'wrong':
      return troubleCard(messages.wrong(`**${fit(oneLine(read.at), 150, escape)}**`));
    case 'ok': {
      if (
        read.file.channels.every(({ subscriptions, reports }) => subscriptions.length + reports.length === 0)
      )
        return troubleCard(messages.empty);
      const byGrant = 'guildId' in owner && !managesServer(interaction);
      const draft: ImportDraft = { file: read.file, into: null, byGrant };
      const id = await importDrafts.create(context.db, drafterOf(interaction), draft, new Date());
      return preview(id, draft, owner, asking);
    }
  }
}

async function preview(id: number, draft: ImportDraft, owner: Owner, asking: Asking): Promise<Panel> {
  const { context, language } = asking;
  const plan = await planImport(draft, owner, asking);
  const isDirect = 'userId' in owner;
  const channels: ImportView['channels'][number][] = [];
  for (const { of, channelId, trouble } of plan.channels) {
    const subscriptions: ImportView['channels'][number]['subscriptions'][number][] = [];
    for (const one of of.subscriptions) {
      const read = await readAsked(one, plan, false, asking);
      subscriptions.push(
        'trouble' in read ? read : { what: filterInWords(read.view, language), own: read.own },
      );
    }
    const reports: ImportView['channels'][number]['reports'][number][] = [];
    for (const one of of.reports) {
      const what = reportInWords(one, language);
      reports.push(
        (await isSubjectHere(context.db, one)) ? { what } : { trouble: unknownReport(what, language) },
      );
    }
    channels.push({
      name: of.name,
      channel: channelName({ channelId, isDirect }, language),
      trouble,
      subscriptions,
      reports,
    });
  }
  const missing = (own: typeof plan.topics) => own.flatMap(({ as, isThere }) => (isThere ? [] : [as]));
  return importPanel(
    {
      draft: id,
      server: draft.file.server.name,
      channels,
      topics: missing(plan.topics),
      lists: missing(plan.lists),
      into: draft.into?.id ?? null,
      isDirect,
    },
    language,
  );
}

/** The buttons of a preview. The file is kept as a draft, so they go on after a restart. */
export const importControls: ComponentHandler = {
  owns: isImportId,
  place: ({ message }) => (message.flags.has(MessageFlags.Ephemeral) ? 'update' : 'private'),
  costs: () => 'change',

  run: async (interaction, context, language) => {
    const press = readImportId(interaction.customId);
    if (press === null) return troubleCard(messagesFor(language).trouble.unknownCommand);
    const asking = { interaction, context, language };
    const drafter = drafterOf(interaction);
    const draft = await importDrafts.read(context.db, drafter, press.draft, new Date());
    if (draft === null) return overPanel([messagesFor(language).setup.over], language);
    const owner = ownerOf(interaction, language, draft.byGrant);
    if ('card' in owner) return owner.card;
    switch (press.verb) {
      case 'cancel':
        await deleteDraft(context.db, drafter, press.draft);
        return overPanel([messagesFor(language).setup.closed], language);
      case 'where': {
        if (!interaction.isChannelSelectMenu()) return preview(press.draft, draft, owner, asking);
        const [id] = interaction.values;
        const changed = { ...draft, into: id === undefined ? null : { id, kind: 'text' as const } };
        await importDrafts.change(context.db, drafter, press.draft, { draft: changed, now: new Date() });
        return preview(press.draft, changed, owner, asking);
      }
      case 'apply': {
        const done = await applyImport(draft, owner, asking);
        await deleteDraft(context.db, drafter, press.draft);
        return importedPanel({ ...done, hasButtons: !draft.byGrant }, language);
      }
    }
  },
};

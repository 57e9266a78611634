import { createDraft, type Draft } from '../../../../store/subscriptions/drafts.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { saidIn } from '../../../render/notice.ts';
import { setupOverPanel } from '../../../views/subscriptions/setup.ts';
import type { Reply } from '../../command.ts';
import { managesServer } from '../owner.ts';
import { checkTarget } from '../target-channel.ts';
import { draftPanel, drafterOf, type Asking } from './open-draft.ts';

/** What is set up: something new, or what a subscription asks. */
type Begun = Partial<Pick<Draft, 'filter' | 'editing'>>;

/** Begins a set-up for a channel of the server, or for the conversation in which it is asked for. */
export async function beginSetup(
  asking: Asking,
  owner: Owner,
  channelId: string,
  begun: Begun = {},
): Promise<Reply> {
  const { interaction, context, language } = asking;
  const now = new Date();
  const isDirect = 'userId' in owner;
  const target = checkTarget(interaction, candidate(asking, channelId), context, language);
  // Where nothing can be posted another channel is chosen in the panel.
  const kind = 'card' in target ? 'text' : target.kind;
  const draft: Draft = {
    channel: isDirect ? null : { id: channelId, kind },
    filter: {},
    told: {},
    timeZone: null,
    editing: null,
    byGrant: !isDirect && !managesServer(interaction),
    ...begun,
  };
  const drafter = drafterOf(interaction);
  const id = await createDraft(context.db, drafter, draft, now);
  const note = 'card' in target ? { text: saidIn(target.card), isTrouble: true } : null;
  return draftPanel({ id, draft, owner, drafter }, asking, note);
}

/** A channel as far as the gateway, or the interaction itself, tells of it. */
export function candidate({ interaction }: Asking, channelId: string) {
  const { guild, channel } = interaction;
  const seen = guild?.channels.cache.get(channelId) ?? (interaction.channelId === channelId ? channel : null);
  return { id: channelId, seen };
}

/** Says that a set-up is over, with a button for another. */
export const overPanel = setupOverPanel;

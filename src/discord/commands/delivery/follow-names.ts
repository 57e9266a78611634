import { openUntil, dayAfter } from '../../../assembly/part-session.ts';
import { formatDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { unsubscribe } from '../../../store/subscriptions/subscription-changes.ts';
import { subscriptionsOf } from '../../../store/subscriptions/subscriptions.ts';
import { canonical, type Filter } from '../../../subscriptions/filter.ts';
import { noNames } from '../../../subscriptions/names.ts';
import { troubleCard } from '../../render/notice.ts';
import { alertButtonId } from '../../views/delivery/alert-id.ts';
import type { Reply } from '../command.ts';
import { filterInWords } from '../subscriptions/conditions.ts';
import { answerPanel, type AlertAsking } from './asking.ts';
import { followForMe, refusalCard } from './conversation.ts';

/** The text with all its names is published some weeks after the close. */
const graceDays = 35;

/** Tells whoever presses, in a direct message, of each later edition of one declaration, for as long as there can be one. */
export async function followNames({
  interaction,
  context,
  language,
  declaration,
}: AlertAsking): Promise<Reply> {
  const messages = messagesFor(language);
  const { alert } = messages;
  const { number, tabledOn } = declaration;
  const until = openUntil(tabledOn);
  const shown = formatDate(until, language);
  const today = new Date().toISOString().slice(0, 10);
  if (dayAfter(until, graceDays) < today) return troubleCard(alert.signingOver(number, shown));
  const filter: Filter = { declaration: [number] };
  const what = filterInWords({ filter, names: noNames }, language);
  const followed = await followForMe(interaction, context, filter, what);
  switch (followed.kind) {
    case 'closed':
    case 'unreachable':
    case 'full':
      return refusalCard(followed, language);
    case 'known':
    case 'created': {
      const said = followed.kind === 'known' ? alert.namedAlready(number) : alert.named(number, shown);
      return answerPanel([said, messages.subscribe.personal], {
        label: alert.unname,
        customId: alertButtonId(number, { verb: 'unname' }),
      });
    }
  }
}

/** Ends that. */
export async function unfollowNames({
  interaction,
  context,
  language,
  declaration,
}: AlertAsking): Promise<Reply> {
  const { alert } = messagesFor(language);
  const { number } = declaration;
  const owner = { userId: interaction.user.id };
  const wanted = canonical({ declaration: [number] });
  const held = await subscriptionsOf(context.db, owner);
  const found = held.find(({ filter }) => canonical(filter) === wanted);
  const isOver = found !== undefined && (await unsubscribe(context.db, owner, found.id));
  return answerPanel([isOver ? alert.unnamed(number) : alert.unnamedAlready(number)]);
}

import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { delegationOrGroup } from '../../../store/people/delegations-and-groups.ts';
import type { Reply } from '../../commands/command.ts';
import { troubleCard } from '../../render/notice.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { collectivePanel, titleOf } from '../../views/people/delegation-or-group.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { sharePicture } from '../../charts/count-pictures.ts';
import { plainTitle } from '../export-table.ts';
import { drawn } from '../picture.ts';
import { stillReading } from '../still-reading.ts';
import { membersTable, storedCodeOf } from './members.ts';

export const delegationView = defineView({
  kind: 'delegation',
  answer: collectiveAnswer,
  exportTable: async (asking, { kind, code }) => membersTable(asking, kind, code),
});

export const groupView = defineView({
  kind: 'group',
  answer: collectiveAnswer,
  exportTable: async (asking, { kind, code }) => membersTable(asking, kind, code),
});

async function collectiveAnswer(
  asking: QueryContext,
  { kind, code: named }: ViewOf<'delegation'> | ViewOf<'group'>,
): Promise<Reply> {
  const { db, language } = asking;
  const code = storedCodeOf(kind, named);
  const found = await delegationOrGroup(db, kind, code, textLanguageOf(language));
  if (found !== null) {
    const headed = {
      title: plainTitle(titleOf(kind, code, language)),
      line: messagesFor(language).pictures.signedOfAll(found.signed, found.all),
    };
    const pictures = await drawn(
      () => sharePicture(headed, found.years, language, asking.day),
      asking.illustrated,
    );
    return collectivePanel({ ...found, pictures }, asking);
  }
  const none = messagesFor(language).collective.none(titleOf(kind, code, language));
  return troubleCard(none, await stillReading(db, language));
}

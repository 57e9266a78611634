import type { DeclarationRecord } from '../../../assembly/record.ts';
import { references } from '../../../classify/references/references.ts';
import { textLanguageOf } from '../../../locales.ts';
import { resolveReferences } from '../../../store/declarations/references.ts';
import { hemicyclePicture } from '../../charts/pictures.ts';
import type { Panel } from '../../render/panel.ts';
import type { View } from '../../render/view-kinds.ts';
import { declarationPanel } from '../../views/declarations/declaration.ts';
import type { QueryContext } from '../context.ts';
import { drawn } from '../picture.ts';
import { timelineOf } from './thread.ts';

/** The declaration with what stands around it. What its timeline shows is not listed a second time among what it names. */
export async function withSurroundings(
  asking: QueryContext,
  declaration: DeclarationRecord,
  another: View | null,
): Promise<Panel> {
  const { db, language } = asking;
  const thread = await timelineOf(asking, declaration);
  const shown = new Set([declaration.number, ...(thread?.shown ?? []).map(({ entry }) => entry.number)]);
  const resolved = await resolveReferences(db, references(declaration), textLanguageOf(language));
  const refersTo = resolved.filter(({ entry }) => entry === null || !shown.has(entry.number));
  const pictures = await drawn(() => hemicyclePicture(declaration, language), asking.illustrated);
  return declarationPanel(declaration, asking, { refersTo, thread, pictures }, another);
}

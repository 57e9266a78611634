import type { DeclarationRecord } from '../../../assembly/record.ts';
import { references } from '../../../classify/references/references.ts';
import { textLanguageOf } from '../../../locales.ts';
import { resolveReferences } from '../../../store/declarations/references.ts';
import { threadOf } from '../../../store/declarations/thread.ts';
import { entriesByNumber } from '../../../store/declarations/declarations.ts';
import { hemicyclePicture } from '../../charts/pictures.ts';
import type { Panel } from '../../render/panel.ts';
import type { View } from '../../render/view-kinds.ts';
import { declarationPanel } from '../../views/declarations/declaration.ts';
import type { QueryContext } from '../context.ts';
import { drawn } from '../picture.ts';

const earlierShown = 3;

/** The declaration with what stands around it. What it names by number is not shown a second time. */
export async function withSurroundings(
  asking: QueryContext,
  declaration: DeclarationRecord,
  another: View | null,
): Promise<Panel> {
  const { db, language } = asking;
  const resolved = await resolveReferences(db, references(declaration), textLanguageOf(language));
  const refersTo = resolved.filter(({ entry }) => entry?.number !== declaration.number);
  const named = new Set(refersTo.flatMap(({ entry }) => (entry === null ? [] : [entry.number])));
  const members = await threadOf(db, declaration);
  const similar = await entriesByNumber(
    db,
    members.filter(({ number }) => number < declaration.number).map(({ number }) => number),
    textLanguageOf(language),
  );
  const earlier = similar.filter(({ number }) => !named.has(number)).slice(0, earlierShown);
  const pictures = await drawn(() => hemicyclePicture(declaration, language), asking.illustrated);
  return declarationPanel(declaration, asking, { refersTo, earlier, pictures }, another);
}

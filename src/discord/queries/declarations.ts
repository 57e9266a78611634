import { randomInt } from 'node:crypto';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { familyOf } from '../../assembly/group.ts';
import { references } from '../../classify/references/references.ts';
import { declarationByNumber } from '../../store/declarations/declarations.ts';
import { randomDeclaration } from '../../store/declarations/random-declaration.ts';
import { resolveReferences } from '../../store/declarations/references.ts';
import { signatoryListOf } from '../../store/people/signatory-list.ts';
import { similarDeclarations } from '../../store/declarations/similar-declarations.ts';
import { declarationPanel } from '../views/declarations/declaration.ts';
import type { Panel } from '../render/panel.ts';
import { delegationMapPicture, hemicyclePicture } from '../charts/pictures.ts';
import { rosterPanel } from '../views/declarations/signatories.ts';
import type { View, ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';
import { drawn } from './picture.ts';
import { textLanguageOf } from '../../locales.ts';

const earlierShown = 3;

export async function declarationAnswer(
  asking: QueryContext,
  { number }: ViewOf<'declaration'>,
): Promise<Panel | null> {
  const found = await declarationByNumber(asking.db, number, textLanguageOf(asking.language));
  return found === null ? null : withSurroundings(asking, found, null);
}

/** The one that the seed picks, and the way to another. */
export async function randomAnswer(asking: QueryContext, { seed }: ViewOf<'random'>): Promise<Panel | null> {
  const number = await randomDeclaration(asking.db, seed);
  const found =
    number === null ? null : await declarationByNumber(asking.db, number, textLanguageOf(asking.language));
  return found === null ? null : withSurroundings(asking, found, randomView());
}

export function randomView(): View {
  return { kind: 'random', seed: randomInt(2 ** 31 - 1) };
}

/** The declaration with what stands around it. What it names by number is not shown a second time. */
async function withSurroundings(
  asking: QueryContext,
  declaration: DeclarationRecord,
  another: View | null,
): Promise<Panel> {
  const { db, language } = asking;
  const resolved = await resolveReferences(db, references(declaration), textLanguageOf(language));
  const refersTo = resolved.filter(({ entry }) => entry?.number !== declaration.number);
  const named = new Set(refersTo.flatMap(({ entry }) => (entry === null ? [] : [entry.number])));
  const similar = await similarDeclarations(
    db,
    declaration,
    textLanguageOf(language),
    earlierShown + named.size,
  );
  const earlier = similar.filter(({ number }) => !named.has(number)).slice(0, earlierShown);
  const pictures = await drawn(() => hemicyclePicture(declaration, language), asking.illustrated);
  return declarationPanel(declaration, asking, { refersTo, earlier, pictures }, another);
}

export async function signatoriesAnswer(
  asking: QueryContext,
  view: ViewOf<'signatories'>,
): Promise<Panel | null> {
  const declaration = await declarationByNumber(asking.db, view.number, textLanguageOf(asking.language));
  if (declaration === null) return null;
  const everyone = await signatoryListOf(asking.db, view.number);
  const { number, title, edition } = declaration;
  const group = view.group === null ? null : familyOf(view.group);
  const isWhole = group === null && view.delegation === null && !view.added && view.page === 1;
  const pictures = isWhole
    ? await drawn(() => delegationMapPicture(declaration, asking.language), asking.illustrated)
    : [];
  return rosterPanel({ number, title, edition, everyone, pictures }, { ...view, group }, asking);
}

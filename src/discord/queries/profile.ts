import { signatoryProfile, personById, signedBy } from '../../store/people/signatory-profile.ts';
import { entriesById } from '../../store/declarations/declarations.ts';
import { sumOf } from '../../store/stats/counters.ts';
import { cosignersOf } from '../../store/people/cosigners.ts';
import { careerPanel, companionsPanel, signedPanel, signedPerPage } from '../views/people/profile.ts';
import { pagingOf } from '../render/pagination.ts';
import type { Panel } from '../render/panel.ts';
import { personTimelinePicture } from '../charts/pictures.ts';
import type { ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';
import { drawn } from './picture.ts';
import { textLanguageOf } from '../../locales.ts';

export async function profileAnswer(
  asking: QueryContext,
  { id }: ViewOf<'signatory'>,
): Promise<Panel | null> {
  const career = await signatoryProfile(asking.db, id, textLanguageOf(asking.language));
  if (career === null) return null;
  const pictures = await drawn(() => personTimelinePicture(career, asking.language), asking.illustrated);
  return careerPanel({ ...career, pictures }, asking);
}

export async function signedAnswer(
  asking: QueryContext,
  { id, page: asked }: ViewOf<'signed'>,
): Promise<Panel | null> {
  const { db, language } = asking;
  const person = await personById(db, id);
  if (person === null) return null;
  const signed = await sumOf(db, 'signatory', '', String(id));
  const { page } = pagingOf(signed, signedPerPage, asked);
  const ids = await signedBy(db, id, { limit: signedPerPage, offset: (page - 1) * signedPerPage });
  return signedPanel(
    { ...person, signed },
    await entriesById(db, ids, textLanguageOf(language)),
    page,
    asking,
  );
}

export async function cosignersAnswer(
  asking: QueryContext,
  { id, page }: ViewOf<'together'>,
): Promise<Panel | null> {
  const person = await personById(asking.db, id);
  if (person === null) return null;
  return companionsPanel(person, await cosignersOf(asking.db, id), page, asking);
}

import { careerOf, personById, signedBy } from '../../store/careers.ts';
import { entriesById } from '../../store/declarations.ts';
import { sumOf } from '../../store/sums.ts';
import { companionsOf } from '../../store/together.ts';
import { careerPanel, companionsPanel, signedPanel, signedPerPage } from '../cards/career.ts';
import { pagingOf } from '../cards/frame.ts';
import type { Panel } from '../cards/panel.ts';
import { personTimelinePicture } from '../charts/pictures.ts';
import type { ViewOf } from '../view.ts';
import type { Asking } from './asking.ts';
import { drawn } from './pictures.ts';

export async function careerAnswer(asking: Asking, { id }: ViewOf<'signatory'>): Promise<Panel | null> {
  const career = await careerOf(asking.db, id, asking.language);
  if (career === null) return null;
  const pictures = await drawn(() => personTimelinePicture(career, asking.language), asking.illustrated);
  return careerPanel({ ...career, pictures }, asking);
}

export async function signedAnswer(
  asking: Asking,
  { id, page: asked }: ViewOf<'signed'>,
): Promise<Panel | null> {
  const { db, language } = asking;
  const person = await personById(db, id);
  if (person === null) return null;
  const signed = await sumOf(db, 'signatory', '', String(id));
  const { page } = pagingOf(signed, signedPerPage, asked);
  const ids = await signedBy(db, id, { limit: signedPerPage, offset: (page - 1) * signedPerPage });
  return signedPanel({ ...person, signed }, await entriesById(db, ids, language), page, asking);
}

export async function companionsAnswer(
  asking: Asking,
  { id, page }: ViewOf<'together'>,
): Promise<Panel | null> {
  const person = await personById(asking.db, id);
  if (person === null) return null;
  return companionsPanel(person, await companionsOf(asking.db, id), page, asking);
}

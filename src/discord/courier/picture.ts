import type { Logger } from 'pino';
import type { Locale } from '../../locales.ts';
import type { ReportRecord } from '../../assembly/report.ts';
import { pictureOfReport } from '../views/stats/report-picture.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import type { Posting } from '../../delivery/courier.ts';
import type { Picture } from '../charts/picture.ts';
import { hemicycleStripPicture } from '../charts/pictures.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { wishedPermissions } from '../channels/permissions.ts';

const drawn = new WeakMap<DeclarationRecord, Map<Locale, Promise<Picture | null>>>();

/**
 * The picture an alert carries: who signed, by political group. `null` for what carries none, where the
 * bot may not attach files, and where it cannot be drawn: an alert without a picture is an alert.
 */
export async function pictureOf(
  { content, place }: Pick<Posting, 'content' | 'place'>,
  { known, log }: { readonly known: GuildCache; readonly log: Logger },
): Promise<Picture | null> {
  if (content.kind !== 'alert' && content.kind !== 'test' && content.kind !== 'report') return null;
  const held = known.permissionsIn(place.channelId);
  if (held !== null && wishedPermissions(held).includes('attach')) return null;
  if (content.kind === 'report') return ofReport(content.report, place.language, log);
  return remembered(content.declaration, place.language, log);
}

/** One declaration goes to thousands of channels. */
function remembered(declaration: DeclarationRecord, language: Locale, log: Logger): Promise<Picture | null> {
  const languages = drawn.get(declaration) ?? new Map<Locale, Promise<Picture | null>>();
  const drawing =
    languages.get(language) ??
    hemicycleStripPicture(declaration, language).catch((error: unknown) => {
      log.warn({ err: error, number: declaration.number }, 'a picture could not be drawn');
      return null;
    });
  drawn.set(declaration, languages.set(language, drawing));
  return drawing;
}

const reports = new WeakMap<ReportRecord, Map<Locale, Promise<Picture | null>>>();

/** The same report goes to many channels. */
function ofReport(report: ReportRecord, language: Locale, log: Logger): Promise<Picture | null> {
  if (report.entries.length === 0) return Promise.resolve(null);
  const languages = reports.get(report) ?? new Map<Locale, Promise<Picture | null>>();
  const drawing =
    languages.get(language) ??
    pictureOfReport(report, language).catch((error: unknown) => {
      log.warn({ err: error }, 'a picture could not be drawn');
      return null;
    });
  reports.set(report, languages.set(language, drawing));
  return drawing;
}

import type { Logger } from 'pino';
import type { Locale } from '../../locales.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import type { ReportRecord } from '../../assembly/report.ts';
import type { Posting } from '../../delivery/courier.ts';
import { wishedPermissions } from '../channels/permissions.ts';
import { uploadOf, type Picture } from '../charts/picture.ts';
import { hemicycleStripPicture } from '../charts/pictures.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { reportFile } from '../queries/stats/report-file.ts';
import type { CardFile } from '../render/embed.ts';
import { pictureOfReport } from '../views/stats/report-picture.ts';

/** What is uploaded beside a message. */
export interface Enclosures {
  /** Shown in its card. */
  readonly picture: Picture | null;
  /** Below its text, to be opened. */
  readonly file: CardFile | null;
}

export const nothingEnclosed: Enclosures = { picture: null, file: null };

/** What Discord takes in any server, whatever its boosts, without what the request holds beside the files. */
export const maxUploadBytes = 10 * 1024 * 1024 - 64 * 1024;

/**
 * What a message carries: an alert who signed, by political group; a report its picture and its workbook. Nothing where the
 * bot may not attach files, and without what cannot be made or is larger than Discord takes: an alert without a picture is an alert.
 */
export async function enclosuresOf(
  { content, place }: Pick<Posting, 'content' | 'place'>,
  { known, log }: { readonly known: GuildCache; readonly log: Logger },
): Promise<Enclosures> {
  if (content.kind !== 'alert' && content.kind !== 'test' && content.kind !== 'report')
    return nothingEnclosed;
  const held = known.permissionsIn(place.channelId);
  if (held !== null && wishedPermissions(held).includes('attach')) return nothingEnclosed;
  return content.kind === 'report'
    ? ofReport(content.report, { language: place.language, log })
    : ofAlert(content.declaration, { language: place.language, log });
}

/** The files as the REST client takes them. */
export function uploadsOf({ picture, file }: Enclosures): ReturnType<typeof uploadOf> {
  return uploadOf([picture, file].filter((one) => one !== null));
}

/** One declaration goes to thousands of channels, one report to many: what is made for a language of it. */
function once<T extends object>(
  make: (of: T, reader: { language: Locale; log: Logger }) => Promise<Enclosures>,
): typeof make {
  const made = new WeakMap<T, Map<Locale, Promise<Enclosures>>>();
  return (of, reader) => {
    const languages = made.get(of) ?? new Map<Locale, Promise<Enclosures>>();
    const making = languages.get(reader.language) ?? make(of, reader);
    made.set(of, languages.set(reader.language, making));
    return making;
  };
}

const ofAlert = once<DeclarationRecord>(async (declaration, { language, log }) => ({
  picture: await orNothing(
    () => hemicycleStripPicture(declaration, language),
    (err) => log.warn({ err, number: declaration.number }, 'a picture could not be drawn'),
  ),
  file: null,
}));

const ofReport = once<ReportRecord>(async (report, { language, log }) => {
  if (report.entries.length === 0) return nothingEnclosed;
  const picture = await orNothing(
    () => pictureOfReport(report, language),
    (err) => log.warn({ err }, 'a picture could not be drawn'),
  );
  const file = await orNothing(
    () => reportFile(report, language),
    (err) => log.warn({ err }, 'the workbook of a report could not be made'),
  );
  const bytes = (picture?.bytes.byteLength ?? 0) + (file?.bytes.byteLength ?? 0);
  return { picture, file: bytes <= maxUploadBytes ? file : null };
});

async function orNothing<T>(make: () => Promise<T>, say: (error: unknown) => void): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    say(error);
    return null;
  }
}

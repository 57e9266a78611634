import { createThrottle } from '../discord/rest/throttle.ts';
import { createDiscordClock } from '../discord/rest/discord-clock.ts';
import { createRest } from '../discord/rest/rest.ts';
import { readApplication } from '../discord/registration/application.ts';
import { checkChannels, checkDiscord } from '../discord/gateway/check-up.ts';
import { worstOf, type Finding } from '../lib/finding.ts';
import { readStoreReport, storeReportSchema, type StoreReport } from './doctor/store-report.ts';
import { askThroughDoor } from '../store/backup/door.ts';
import { StoreError } from '../store/db/errors.ts';
import { checkClock, checkCopies, checkDisk, checkZoneData } from './doctor/machine.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Exit codes by the worst that was found. */
const codes = { ok: 0, note: 0, warning: 1, error: 3 } as const;

const marks = { ok: '✓', note: '·', warning: '!', error: '✗' } as const;

const patienceMs = 60_000;

/**
 * What is configured, what is held, how the sources are doing, and what waits; then what was checked, with what to do about it. Works
 * beside the service. Exit code 0 when nothing needs anybody, 1 when something should be looked at, 3 when something keeps the
 * service from its work.
 */
export async function doctorVerb(
  verb: VerbContext,
  { json = false }: { json?: boolean } = {},
): Promise<number> {
  const { config, out } = verb;
  const now = new Date();
  const { report, findings: ofStore } = await storeReport(verb, now);
  const isEmbedded = config.databaseUrl === undefined;
  const findings = [
    ...ofStore,
    ...(report?.findings ?? []),
    ...(await discordFindings(verb, report?.places ?? [])),
    ...(isEmbedded ? await checkDisk(config.dataDir) : []),
    isEmbedded ? await checkCopies(config.dataDir, now) : ownBackups,
    checkZoneData(),
  ];
  const worst = worstOf(findings);
  if (json) out(JSON.stringify({ worst, findings, lines: report?.lines ?? [] }));
  else {
    out(`Token: ${config.discordToken === undefined ? 'not set' : 'set'}`);
    report?.lines.forEach(out);
    findings.flatMap(told).forEach(out);
  }
  return codes[worst];
}

const ownBackups: Finding = {
  severity: 'note',
  about: 'backup',
  text: 'Hemicycle makes no backups of a PostgreSQL database by itself.',
  advice: 'Make sure that the PostgreSQL server is backed up, or run “backup FILE” now and then.',
};

function told({ severity, about, text, advice }: Finding): string[] {
  return [`${marks[severity]} ${about}: ${text}`, ...(advice === undefined ? [] : [`    ${advice}`])];
}

/** From the database, or from the service that has it. */
async function storeReport(
  verb: VerbContext,
  now: Date,
): Promise<{ readonly report: StoreReport | null; readonly findings: readonly Finding[] }> {
  const { config } = verb;
  try {
    const report = await withStore(verb, (store) => readStoreReport(store, config, now));
    return {
      report,
      findings: [
        { severity: 'ok', about: 'database', text: 'It can be opened and has the tables of this version.' },
      ],
    };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const answer = error.kind === 'in-use' ? await askThroughDoor(config.dataDir, 'doctor') : null;
    const { success, data } = storeReportSchema.safeParse(answer);
    if (success)
      return {
        report: data,
        findings: [{ severity: 'ok', about: 'database', text: 'The service is running and answers for it.' }],
      };
    return { report: null, findings: [{ severity: 'error', about: 'database', text: error.message }] };
  }
}

async function discordFindings(
  { config }: VerbContext,
  places: StoreReport['places'],
): Promise<readonly Finding[]> {
  const { discordToken: token, discordApiUrl } = config;
  if (token === undefined) {
    return [
      {
        severity: 'error',
        about: 'token',
        text: 'DISCORD_TOKEN is not set.',
        advice: 'Put the bot’s token into .env; the README says where to get one.',
      },
    ];
  }
  const clock = createDiscordClock();
  const rest = createRest(discordApiUrl, token, createThrottle({ clock }));
  const checkUp = { rest, signal: AbortSignal.timeout(patienceMs) };
  const findings = await checkDiscord(checkUp);
  if (!findings.some(({ about, severity }) => about === 'token' && severity === 'ok')) return findings;
  const aheadMs = Date.now() - clock.now().getTime();
  // A bot's user has the id of its application.
  const { id } = await readApplication(rest, checkUp.signal);
  return [...findings, ...checkClock(aheadMs), ...(await checkChannels(checkUp, places, id))];
}

import { statfs } from 'node:fs/promises';
import type { Finding } from '../../lib/finding.ts';
import { listCopies } from '../../store/backup/copies.ts';

const megabyte = 1024 * 1024;
const dayMs = 86_400_000;

/** The room on the disk that holds a directory. */
export async function checkDisk(directory: string): Promise<Finding[]> {
  const about = 'disk';
  const room = await statfs(directory).then(
    ({ bavail, bsize }) => (bavail * bsize) / megabyte,
    () => null,
  );
  if (room === null) return [];
  const text = `${Math.floor(room)} MB are free on the disk of the data directory.`;
  const advice = 'Free some space: when the disk is full, nothing can be stored and alerts wait.';
  if (room < 100) return [{ severity: 'error', about, text, advice }];
  if (room < 500) return [{ severity: 'warning', about, text, advice }];
  return [{ severity: 'ok', about, text }];
}

/** The newest of the copies that the service makes each day beside an embedded database. */
export async function checkCopies(dataDir: string, now: Date): Promise<Finding> {
  const about = 'backup';
  const [newest] = await listCopies(dataDir);
  const day = /(\d{4}-\d{2}-\d{2})[^/\\]*$/u.exec(newest ?? '')?.[1];
  if (day === undefined) {
    return {
      severity: 'note',
      about,
      text: 'There is no backup yet of subscriptions, settings and what was posted.',
      advice: 'The service makes one at each start and once a day, as soon as somebody subscribes.',
    };
  }
  const days = Math.floor((now.getTime() - Date.parse(day)) / dayMs);
  const text = `The newest backup of subscriptions, settings and what was posted is from ${day}.`;
  if (days <= 2) return { severity: 'ok', about, text };
  return {
    severity: 'warning',
    about,
    text,
    advice:
      'Check whether the service is running and can write to DATA_DIR/keep; “backup FILE” makes one now.',
  };
}

/** Whether this Node.js knows the world's time zones, by the days on which one of them is known to differ. */
export function checkZoneData(): Finding {
  const about = 'zone data';
  const hour = (at: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: 'numeric', hour12: false }).format(
      new Date(at),
    );
  try {
    if (hour('2026-01-15T11:00:00Z') === '12' && hour('2026-07-15T11:00:00Z') === '13')
      return { severity: 'ok', about, text: 'Node.js knows the time zones.' };
  } catch {
    // No data at all.
  }
  return {
    severity: 'warning',
    about,
    text: 'Node.js does not know the time zones: digests are posted at the wrong hours.',
    advice: 'Install a Node.js with full ICU data, such as the one from nodejs.org.',
  };
}

/** @param aheadMs how far this machine's clock is ahead of Discord's; `null` where Discord did not say. */
export function checkClock(aheadMs: number | null): Finding[] {
  if (aheadMs === null) return [];
  const about = 'clock';
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (seconds <= 5) return [{ severity: 'ok', about, text: 'It shows the same time as Discord’s.' }];
  return [
    {
      severity: seconds > 60 ? 'warning' : 'note',
      about,
      text: `It is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Discord’s.`,
      advice: 'Let the system set its clock from the network (NTP).',
    },
  ];
}

import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names a process so that another one on the same machine can tell whether it still runs: where process ids are
 * counted (this boot of the machine, this namespace), the process id, and when it started, as ids are used again.
 * Empty where the system does not say (other systems than Linux).
 */
export function processPlace(pid = process.pid): string {
  const started = startOf(pid);
  const counted = countedIn();
  return counted === null || started === null ? '' : `${counted} ${pid} ${started}`;
}

/** Whether the process of that name is surely gone. Not knowing is `false`. */
export function isGone(place: string): boolean {
  const [counted, pid, started] = place.split(' ');
  if (counted === undefined || pid === undefined || counted !== countedIn()) return false;
  return startOf(Number(pid)) !== started;
}

function countedIn(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const namespace = readlinkSync('/proc/self/ns/pid');
    return createHash('sha256').update(`${boot} ${namespace}`).digest('hex').slice(0, 16);
  } catch {
    return null;
  }
}

/** When a process started, in ticks since the boot; `null` when it has ended (proc(5), `/proc/pid/stat`). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold anything, parentheses and spaces as well.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

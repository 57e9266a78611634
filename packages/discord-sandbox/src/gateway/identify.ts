const KNOWN_INTENTS = 0x33fffff;
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

/** What a client wants to begin a session with. */
export interface Identify {
  readonly intents: number;
  /** The shard, and how many there are. */
  readonly shard: readonly [number, number];
}

/** Why a connection is closed instead, with the code that Discord documents for it. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** Reads an IDENTIFY. Discord looks at the token first, then at intents, then at the shard. */
export function readIdentify(d: Record<string, unknown>, token: string): Identify | Closing {
  const intents = Number(d['intents']);
  const [index = 0, count = 1] = Array.isArray(d['shard']) ? d['shard'].map(Number) : [];
  if (d['token'] !== token) return { code: 4004, reason: 'Authentication failed.' };
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0)
    return { code: 4013, reason: 'Invalid intent(s).' };
  if ((intents & PRIVILEGED) !== 0) return { code: 4014, reason: 'Disallowed intent(s).' };
  if (!(index >= 0 && index < count)) return { code: 4010, reason: 'Invalid shard.' };
  return { intents, shard: [index, count] };
}

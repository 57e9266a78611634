interface FieldError {
  code: string;
  message: string;
}

/** Discord's tree of form errors: the keys are those of the body, the leaves hold `_errors`. */
export interface ErrorTree {
  [key: string]: ErrorTree | FieldError[];
}

const KNOWN = {
  0: [401, '401: Unauthorized'],
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30032: [400, 'Maximum number of application commands reached (100).'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted.'],
  40094: [400, 'Maximum number of follow-up messages reached.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50041: [400, 'Invalid API version'],
  50083: [400, 'Thread is archived'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  50109: [400, 'The request body contains invalid JSON.'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'The thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
  200000: [400, 'Message was blocked by automatic moderation'],
} as const satisfies Record<number, readonly [number, string]>;

export type KnownCode = keyof typeof KNOWN;

/** The status and the words that Discord gives to a code, or undefined for a code this sandbox does not know. */
export function describeCode(code: number): readonly [number, string] | undefined {
  return (KNOWN as Record<number, readonly [number, string]>)[code];
}

/** A refusal in Discord's shape: `{ message, code, errors? }` under an HTTP status. */
export class Refused extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | null;

  constructor(code: KnownCode, errors: ErrorTree | null = null) {
    const [status, message] = KNOWN[code];
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): { message: string; code: number; errors?: ErrorTree } {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === null ? {} : { errors: this.errors }),
    };
  }
}

/** One too many under a limit that is not the bot's alone: 429 of scope `shared`. */
export class Limited extends Error {
  readonly headers: Record<string, string>;
  readonly body: { message: string; retry_after: number; global: false; code?: number };

  constructor(waitMs: number, code: 30046 | null) {
    const message = code === null ? 'You are being rate limited.' : KNOWN[code][1];
    super(message);
    const seconds = waitMs / 1000;
    this.headers = { 'Retry-After': String(Math.ceil(seconds)), 'X-RateLimit-Scope': 'shared' };
    this.body = { message, retry_after: seconds, global: false, ...(code === null ? {} : { code }) };
  }
}

/** Something of Discord is down: no fault of the bot, and answered with 503. */
export class Outage extends Error {}

/** Collects what is wrong with a body, field by field, and refuses it once when anything was. */
export class FormErrors {
  readonly tree: ErrorTree = {};
  private found = 0;

  add(path: readonly PropertyKey[], code: string, message: string): void {
    this.found += 1;
    let node = this.tree;
    for (const key of path) {
      const next = node[String(key)];
      if (next === undefined || Array.isArray(next)) node = node[String(key)] = {};
      else node = next;
    }
    const leaf = node['_errors'];
    if (Array.isArray(leaf)) leaf.push({ code, message });
    else node['_errors'] = [{ code, message }];
  }

  get any(): boolean {
    return this.found > 0;
  }

  throwIfAny(): void {
    if (this.any) throw new Refused(50035, this.tree);
  }
}

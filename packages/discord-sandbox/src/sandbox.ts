import type { CommandStore } from './world/commands.ts';
import type { Faults, Mishap } from './http/faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './world/interactions.ts';
import type { Limits } from './http/limits.ts';
import type { Nonces } from './world/nonce.ts';
import type { ErrorTree } from './http/errors.ts';
import type { Uploads } from './world/uploads.ts';
import type { User } from './world/model.ts';
import type { World } from './world/world.ts';

/** A person, or the members of a team with what each may do and whether they have joined. */
export type ApplicationOwner =
  | { readonly user: User }
  | {
      readonly team: readonly { readonly user: User; readonly role?: string; readonly hasJoined?: boolean }[];
    };

/** A request that was refused for what it said, with Discord's code and the errors field by field. */
export interface Refusal {
  method: string;
  path: string;
  status: number;
  code: number;
  message: string;
  errors: ErrorTree | null;
  body: unknown;
  at: number;
}

export interface LoggedRequest {
  method: string;
  /** The route, such as `/channels/:channel/messages`. */
  route: string;
  path: string;
  /** The status of the answer; 0 while it is pending, or when there was none. */
  status: number;
  /** What befell it, when a test has asked for something. */
  mishap: Mishap | null;
  at: number;
}

/** The parts of a running sandbox, as its routes see them. */
export interface Sandbox {
  readonly world: World;
  readonly clock: () => number;
  readonly token: string;
  readonly applicationId: string;
  readonly interactionWindowMs: number;
  readonly limits: Limits;
  readonly nonces: Nonces;
  readonly faults: Faults;
  readonly commands: CommandStore;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  /** Files that people put into commands, for as long as anybody may fetch them. */
  readonly uploads: Uploads;
  /** Who owns the application, when it is not the bot itself. */
  owner: ApplicationOwner | null;
  /** To what the application can be added: 0 servers, 1 people. Empty: Discord does not say, and takes both. */
  installs: readonly number[];
  readonly refusals: Refusal[];
  readonly requests: LoggedRequest[];
  /** `http://127.0.0.1:PORT` once it listens. */
  origin: string;
}

import type { UploadedFile } from './bodies.ts';
import { Refused } from './errors.ts';
import type { Sandbox } from '../sandbox.ts';

export interface RouteRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** Under which this was reached, with its port. */
  readonly host: string;
}

export interface RouteAnswer {
  status: number;
  body?: unknown;
}

export interface Route {
  readonly method: string;
  /** With the changing parts named, such as `/channels/:channel/messages`. */
  readonly template: string;
  readonly handle: (sandbox: Sandbox, request: RouteRequest) => RouteAnswer;
  /** Routes of an interaction carry its token in the path and need no other; the limit of the bot does not count them. */
  readonly open?: boolean;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** A function that finds the route of a method and path, literal parts before named ones. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map((route) => ({
    route,
    names: [...route.template.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''),
    pattern: new RegExp(`^${route.template.replaceAll(/:\w+/g, '([^/]+)')}$`),
  }));
  return (method, path) => {
    for (const { route, names, pattern } of compiled) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (found === null) continue;
      return {
        route,
        params: Object.fromEntries(
          names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
        ),
      };
    }
    return undefined;
  };
}

const IDS = new Set(['channel', 'guild', 'message', 'role', 'user']);

/** Refuses what is no id where an id belongs, as Discord does before it looks for anything. */
export function checkIds(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!IDS.has(name) || value === '@original' || /^\d{1,20}$/.test(value)) continue;
    const message = `Value "${value.slice(0, 60)}" is not snowflake.`;
    throw new Refused(50035, { [`${name}_id`]: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message }] } });
  }
}

/** The parameter that, with the route, makes a rate-limit bucket of its own. */
export function majorOf(params: Readonly<Record<string, string>>): string {
  return params['token'] ?? params['channel'] ?? params['guild'] ?? '';
}

export function param(request: RouteRequest, name: string): string {
  return request.params[name] ?? '';
}

export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
export const done: RouteAnswer = { status: 204 };

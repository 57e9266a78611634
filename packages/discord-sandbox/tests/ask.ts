import type { Discord } from '../src/discord.ts';

export interface Answered {
  status: number;
  body: Record<string, unknown> & { code?: number; errors?: Record<string, unknown> };
  headers: Headers;
}

/** One raw request, for what the client would not send or would not show. */
export async function ask(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answered> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token ?? discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Answered['body']),
    headers: response.headers,
  };
}

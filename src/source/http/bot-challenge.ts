/** Characters at the start of a page that are searched. */
const searched = 64 * 1024;

// The titles of the waiting rooms that stand in front of a site, alone in their <title>.
const waitingRoomTitles =
  /^(just a moment|un instant|one moment, please|attention required!.*|checking your browser.*|ddos-guard|access denied|verifying you are human.*|please wait.*|security check.*)[.…\s]*$/i;

// Variables and parameters that only the waiting room itself carries.
const waitingRoomMarks =
  /_cf_chl_opt|__cf_chl_(?:rt_|f_)?tk|cf-browser-verification|_Incapsula_Resource|id="challenge-form"/;

// Ordinary pages of the same sites load these as well: they tell something of a refusal only.
const waitingRoomScripts = /\/cdn-cgi\/challenge-platform\/|\/\.well-known\/ddos-guard\//;

/** What an answer says about itself, as far as it matters here. Header names in lower case. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null | undefined>>;
}

/**
 * Whether an answer is a test for human visitors rather than what was asked for. `text` is the page, or its beginning;
 * every mark is ASCII, so in which encoding it was read does not matter.
 */
export function isChallenge(head: AnswerHead, text: string): boolean {
  if (head.headers['cf-mitigated'] != null) return true;
  const start = text.slice(0, searched);
  const title = /<title[^>]{0,200}>([^<]{0,200})</i.exec(start)?.[1]?.trim();
  if (title !== undefined && waitingRoomTitles.test(title)) return true;
  const refused = head.status < 200 || head.status >= 300;
  return waitingRoomMarks.test(start) || (refused && waitingRoomScripts.test(start));
}

/** The beginning of a body, for `isChallenge`. */
export function beginningOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, searched)).toString('latin1');
}

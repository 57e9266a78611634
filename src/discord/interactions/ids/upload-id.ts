import type { Decision } from '../../../crawl/import/upload.ts';

const mark = 'up1';
const decisions = { announced: 'a', kept: 'k', discarded: 'd' } as const satisfies Record<Decision, string>;

/** The custom id of a button that decides what becomes of an upload. */
export function uploadButtonId(decision: Decision, upload: number): string {
  return `${mark}:${decisions[decision]}:${upload}`;
}

export function isUploadButton(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readUploadButton(
  customId: string,
): { readonly decision: Decision; readonly upload: number } | null {
  const [, letter, upload] = new RegExp(`^${mark}:([akd]):(\\d{1,9})$`, 'u').exec(customId) ?? [];
  const decision = (Object.keys(decisions) as Decision[]).find((one) => decisions[one] === letter);
  return decision === undefined ? null : { decision, upload: Number(upload) };
}

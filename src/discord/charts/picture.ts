import { cached } from './cache.ts';
import { rasterise } from './rasterise.ts';

/** A picture as Discord needs it, without anything that talks to Discord. */
export interface Picture {
  /** The attachment's name, `declaration-682-groups.png`. */
  readonly name: string;
  /** PNG, twice as large as it is shown. Shared with others who show the same: not to be written to. */
  readonly bytes: Buffer;
  /** For those who do not see it; as long as Discord allows. */
  readonly description: string;
}

/** At up to 110 kB each; enough for a declaration that many ask about at once, in both languages. */
const pictures = cached(rasterise, 64);

export async function picture(name: string, svg: string, description: string): Promise<Picture> {
  return { name, description, bytes: await pictures(svg) };
}

/** A picture, or another file beside it. */
type Uploaded = Pick<Picture, 'name' | 'description'> & { readonly bytes: Uint8Array };

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the REST client takes to upload pictures and workbooks: the files, and what the message says of each. */
export function uploadOf(uploaded: readonly Uploaded[]): {
  files: { name: string; data: Uint8Array; contentType: string }[];
  attachments: { id: string; filename: string; description: string }[];
} {
  return {
    files: uploaded.map(({ name, bytes }) => ({
      name,
      data: bytes,
      contentType: name.endsWith('.xlsx') ? workbookType : 'image/png',
    })),
    attachments: uploaded.map(({ name, description }, at) => ({
      id: String(at),
      filename: name,
      description,
    })),
  };
}

/** The address under which an embed shows an attachment of its own message. */
export function imageOf({ name }: Picture): { url: string } {
  return { url: `attachment://${name}` };
}

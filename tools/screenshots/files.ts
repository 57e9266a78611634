import type { StoredFile } from 'discord-sandbox';

type File = Pick<StoredFile, 'name' | 'contentType' | 'data' | 'description'>;

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const scheme = 'attachment://';

/** What a message carries, by the address under which its parts name it. */
export class Files {
  private readonly all: readonly File[];

  constructor(all: readonly File[]) {
    this.all = all;
  }

  /** The picture itself; `null` for anything that is none or not attached, since nothing is fetched. */
  picture(address: string | undefined): string | null {
    const file = this.find(address);
    if (file === undefined || !pictures.has(file.contentType)) return null;
    return `data:${file.contentType};base64,${Buffer.from(file.data).toString('base64')}`;
  }

  find(address: string | undefined): File | undefined {
    if (!address?.startsWith(scheme)) return undefined;
    return this.all.find(({ name }) => name === address.slice(scheme.length));
  }

  /** Those that no part shows. */
  besides(addresses: readonly string[]): readonly File[] {
    const shown = new Set(addresses);
    return this.all.filter(({ name }) => !shown.has(`${scheme}${name}`));
  }
}

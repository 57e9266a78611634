import type { ServerResponse } from 'node:http';
import type { AttachmentShown, FileGiven } from './resolved.ts';
import type { World } from './world.ts';

/** How the host of attachments behaves. */
export type UploadTrouble = 'gone' | 'hangs' | 'redirects' | 'endless';

/** The host from which the files that people attach are fetched: a path for each, as Discord's has. */
export class Uploads {
  origin = '';
  /** What befalls who fetches; `null` for nothing. */
  trouble: UploadTrouble | null = null;
  /** Paths that were fetched, in order. */
  readonly fetched: string[] = [];
  private readonly world: World;
  private readonly files = new Map<string, FileGiven>();

  constructor(world: World) {
    this.world = world;
  }

  add(channelId: string, file: FileGiven): AttachmentShown {
    const id = this.world.nextId();
    const path = `/ephemeral-attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
    this.files.set(path, file);
    const url = `${this.origin}${path}`;
    return {
      id,
      filename: file.name,
      size: file.data.byteLength,
      url,
      proxy_url: url,
      ephemeral: true,
      ...(file.contentType === undefined ? {} : { content_type: file.contentType }),
    };
  }

  at(path: string): FileGiven | undefined {
    const file = this.files.get(path);
    if (file !== undefined) this.fetched.push(path);
    return file;
  }

  serve(file: FileGiven, response: ServerResponse): void {
    switch (this.trouble) {
      case null:
        response.writeHead(200, { 'Content-Type': file.contentType ?? 'application/octet-stream' });
        response.end(file.data);
        return;
      case 'gone':
        response.writeHead(404).end('This content is no longer available.');
        return;
      case 'redirects':
        response.writeHead(302, { Location: `${this.origin}/elsewhere` }).end();
        return;
      case 'hangs':
        response.writeHead(200).flushHeaders();
        return;
      case 'endless': {
        response.writeHead(200);
        const chunk = Buffer.alloc(1 << 20, 'a');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      }
    }
  }
}

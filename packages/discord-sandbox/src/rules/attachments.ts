import type { MessageBody, UploadedFile } from '../http/bodies.ts';
import { walk } from './components.ts';
import { type FormErrors, Refused } from '../http/errors.ts';
import type { StoredFile } from '../world/model.ts';

const MAX_FILES = 10;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const REFERENCE = 'attachment://';
/** Documented for `attachment://` in embeds: only these files are shown as pictures. */
const PICTURE = /\.(jpe?g|png|webp|gif)$/i;

/** The name under which an uploaded file is kept: that of its description, when there is one, and without spaces. */
export function nameOf(file: UploadedFile, body: MessageBody): string {
  const described = body.attachments?.find(({ id }) => id === file.key);
  return (described?.filename ?? file.name).replaceAll(/\s+/g, '_');
}

/** The files that a message has already and an edit keeps: those it lists, or all when it lists none. */
export function keptFiles(files: readonly StoredFile[], body: MessageBody): StoredFile[] {
  return files.filter(
    (file) => body.attachments === undefined || body.attachments?.some(({ id }) => id === file.id),
  );
}

/**
 * Documented for uploads: ten files of 10 MiB at most; every entry of `attachments` is a file of this request or one
 * that the message has, and so is everything that `attachment://` names.
 */
export function checkAttachments(
  body: MessageBody,
  uploaded: readonly UploadedFile[],
  present: readonly StoredFile[],
  at: readonly string[],
  errors: FormErrors,
): void {
  if (uploaded.some((file) => file.data.byteLength > MAX_FILE_BYTES)) throw new Refused(40005);
  const kept = keptFiles(present, body);
  if (uploaded.length + kept.length > MAX_FILES)
    errors.add([...at, 'attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  const known = new Set([...uploaded.map(({ key }) => key), ...present.map(({ id }) => id)]);
  for (const [index, { id }] of (body.attachments ?? []).entries()) {
    if (!known.has(id))
      errors.add([...at, 'attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', 'The attachment was not found');
  }
  const names = new Set([...uploaded.map((file) => nameOf(file, body)), ...kept.map(({ name }) => name)]);
  for (const [url, path, embedded] of references(body, at)) {
    const name = url.slice(REFERENCE.length);
    if (!names.has(name)) {
      errors.add(
        path,
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment "${name}" was not found`,
      );
    } else if (embedded && !PICTURE.test(name)) {
      errors.add(path, 'EMBED_ATTACHMENT_NOT_A_PICTURE', `"${name}" cannot be shown in an embed`);
    }
  }
}

type Reference = [url: string, path: readonly PropertyKey[], embedded: boolean];

/** Everything in a body that names an attachment. */
function* references(body: MessageBody, at: readonly string[]): Generator<Reference> {
  for (const [url, path, embedded] of addresses(body, at))
    if (url?.startsWith(REFERENCE) === true) yield [url, path, embedded];
}

function* addresses(
  body: MessageBody,
  at: readonly string[],
): Generator<[string | null | undefined, readonly PropertyKey[], boolean]> {
  for (const [index, embed] of (body.embeds ?? []).entries()) {
    const here = [...at, 'embeds', index];
    yield [embed.image?.url, [...here, 'image', 'url'], true];
    yield [embed.thumbnail?.url, [...here, 'thumbnail', 'url'], true];
    yield [embed.author?.icon_url, [...here, 'author', 'icon_url'], true];
    yield [embed.footer?.icon_url, [...here, 'footer', 'icon_url'], true];
  }
  for (const [component, here] of walk(body.components ?? [], [...at, 'components'])) {
    yield [component.media?.url, [...here, 'media', 'url'], false];
    yield [component.file?.url, [...here, 'file', 'url'], false];
    for (const [index, item] of (component.items ?? []).entries())
      yield [item.media.url, [...here, 'items', index, 'media', 'url'], false];
  }
}

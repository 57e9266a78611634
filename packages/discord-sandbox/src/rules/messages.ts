import type { SpecSchema } from 'discord-api-spec/zod';
import { checkAttachments } from './attachments.ts';
import type { MessageBody, UploadedFile } from '../http/bodies.ts';
import { checkComponents } from './components.ts';
import { FormErrors } from '../http/errors.ts';
import { type Embed, Flags, type StoredFile } from '../world/model.ts';
import { checkAgainst } from './validate.ts';

const MAX_CONTENT = 2000;
const MAX_EMBED_SUM = 6000;
const OFFSET = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]\d\d:?\d\d)?$/;
/** Where a message body was sent, which decides the flags it may carry. */
type Place = 'channel' | 'interaction' | 'deferral' | 'edit';

const ALLOWED_FLAGS: Record<Place, number> = {
  channel: Flags.suppressEmbeds | Flags.suppressNotifications | Flags.componentsV2,
  interaction: Flags.suppressEmbeds | Flags.ephemeral | Flags.suppressNotifications | Flags.componentsV2,
  // A deferral can only settle whether the answer will be ephemeral.
  deferral: Flags.ephemeral,
  edit: Flags.suppressEmbeds | Flags.componentsV2,
};

interface CheckOptions {
  schema: SpecSchema;
  place: Place;
  files?: readonly UploadedFile[];
  /** Where the message sits in the body, such as `data` in a callback or `message` in a forum post. */
  at?: readonly string[];
  /** The body that the schema describes, when the message is only a part of it. */
  whole?: unknown;
  /** Files that an edited message has already. */
  present?: readonly StoredFile[];
  /** Flags that an edited message has already. */
  standing?: number;
}

/**
 * Holds a message body against Discord's description and then against the documented rules that the description leaves out.
 * Throws `Refused` with code 50035 and every field that is wrong.
 */
export function checkMessage(body: MessageBody, options: CheckOptions): void {
  const errors = new FormErrors();
  const at = options.at ?? [];
  const relaxed = withPlainTimestamps(body);
  const whole = at.length === 0 ? relaxed : { ...(options.whole as object), [at[0] ?? '']: relaxed };
  checkAgainst(options.schema, whole, errors);
  // The rules below read the fields; they rest on their types being right.
  errors.throwIfAny();
  const flags = (body.flags ?? 0) | ((options.standing ?? 0) & Flags.componentsV2);
  checkFlags(body, options, at, errors);
  checkContent(body, at, errors);
  checkEmbeds(body.embeds ?? [], [...at, 'embeds'], errors);
  checkMentions(body, at, errors);
  checkAttachments(body, options.files ?? [], options.present ?? [], at, errors);
  const v2 = (flags & Flags.componentsV2) !== 0;
  checkComponents(body.components ?? [], v2, [...at, 'components'], errors);
  if (v2) checkV2(body, at, errors);
  errors.throwIfAny();
}

/**
 * The description wants every time in UTC with a Z; the documentation says ISO 8601, and times with an offset are accepted.
 */
function withPlainTimestamps(body: MessageBody): MessageBody {
  if (!Array.isArray(body.embeds) || !body.embeds.some((embed) => typeof embed?.timestamp === 'string'))
    return body;
  const embeds = body.embeds.map((embed) => {
    const { timestamp } = embed;
    if (typeof timestamp !== 'string' || !OFFSET.test(timestamp) || Number.isNaN(Date.parse(timestamp)))
      return embed;
    return { ...embed, timestamp: new Date(timestamp).toISOString() };
  });
  return { ...body, embeds };
}

function checkFlags(
  body: MessageBody,
  options: CheckOptions,
  at: readonly string[],
  errors: FormErrors,
): void {
  const given = body.flags ?? 0;
  const allowed = ALLOWED_FLAGS[options.place] | (options.standing ?? 0);
  if ((given & ~allowed) !== 0) {
    errors.add(
      [...at, 'flags'],
      'MESSAGE_FLAGS_INVALID',
      `These flags cannot be set here: ${given & ~allowed}.`,
    );
  }
  const standingV2 = ((options.standing ?? 0) & Flags.componentsV2) !== 0;
  if (standingV2 && typeof body.flags === 'number' && (given & Flags.componentsV2) === 0) {
    errors.add(
      [...at, 'flags'],
      'MESSAGE_FLAGS_COMPONENTS_V2_CANNOT_BE_UNSET',
      'The IS_COMPONENTS_V2 flag cannot be removed.',
    );
  }
}

function checkContent(body: MessageBody, at: readonly string[], errors: FormErrors): void {
  // The description allows the 4000 characters of subscribers; for bots the documentation says 2000.
  if ((body.content?.length ?? 0) > MAX_CONTENT) {
    errors.add([...at, 'content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_CONTENT} or fewer in length.`);
  }
  if (body.enforce_nonce === true && (body.nonce ?? '') === '') {
    errors.add([...at, 'nonce'], 'BASE_TYPE_REQUIRED', 'A nonce is required when enforce_nonce is true');
  }
}

function checkEmbeds(embeds: readonly Embed[], path: readonly string[], errors: FormErrors): void {
  let sum = 0;
  for (const [index, embed] of embeds.entries()) {
    sum += embedLength(embed);
    const here = [...path, index];
    if (isHollow(embed)) errors.add([...here, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    for (const [n, field] of (embed.fields ?? []).entries()) {
      for (const key of ['name', 'value'] as const) {
        if (field[key].trim() === '')
          errors.add([...here, 'fields', n, key], 'BASE_TYPE_REQUIRED', 'This field is required');
      }
    }
    if (embed.author && (embed.author.name ?? '').trim() === '') {
      errors.add([...here, 'author', 'name'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (embed.footer && (embed.footer.text ?? '').trim() === '') {
      errors.add([...here, 'footer', 'text'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (typeof embed.color === 'number' && !Number.isInteger(embed.color)) {
      errors.add([...here, 'color'], 'NUMBER_TYPE_COERCE', `Value ${embed.color} is not int.`);
    }
    checkAddress(embed.url, [...here, 'url'], /^https?:/, errors);
    checkAddress(embed.author?.url, [...here, 'author', 'url'], /^https?:/, errors);
    for (const [key, picture] of [
      ['image', embed.image?.url],
      ['thumbnail', embed.thumbnail?.url],
    ] as const) {
      checkAddress(picture, [...here, key, 'url'], /^(https?|attachment):/, errors);
    }
  }
  if (sum > MAX_EMBED_SUM) {
    errors.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_EMBED_SUM}`);
  }
}

function checkAddress(
  url: string | null | undefined,
  path: readonly PropertyKey[],
  schemes: RegExp,
  errors: FormErrors,
): void {
  if (typeof url === 'string' && !schemes.test(url)) {
    errors.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${url.split(':')[0]}" is not allowed here.`);
  }
}

/** The characters that count towards the 6,000 of a message. */
export function embedLength(embed: Embed): number {
  const parts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  for (const field of embed.fields ?? []) parts.push(field.name, field.value);
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

function isHollow(embed: Embed): boolean {
  const said = [
    embed.title,
    embed.description,
    embed.author?.name,
    embed.footer?.text,
    embed.image?.url,
    embed.thumbnail?.url,
  ];
  return !said.some((part) => (part ?? '').trim() !== '') && (embed.fields ?? []).length === 0;
}

function checkMentions(body: MessageBody, at: readonly string[], errors: FormErrors): void {
  const mentions = body.allowed_mentions;
  for (const kind of ['users', 'roles'] as const) {
    if (mentions?.parse?.includes(kind) === true && (mentions[kind] ?? []).length > 0) {
      errors.add(
        [...at, 'allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

function checkV2(body: MessageBody, at: readonly string[], errors: FormErrors): void {
  const legacy = {
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    sticker_ids: body.sticker_ids ?? [],
  };
  for (const [field, value] of Object.entries(legacy)) {
    if (value.length > 0) {
      errors.add(
        [...at, field],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
    }
  }
  if ((body.poll ?? null) !== null) {
    errors.add(
      [...at, 'poll'],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      "The 'poll' field cannot be used here",
    );
  }
}

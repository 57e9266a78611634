import type { SpecIssue, SpecSchema } from 'discord-api-spec/zod';
import type { FormErrors } from '../http/errors.ts';

/**
 * Holds a body against Discord's published description and adds what is wrong to `into`, in the words and codes of the real service.
 * The description is zod; what zod complains of is translated here.
 */
export function checkAgainst(schema: SpecSchema, body: unknown, into: FormErrors): void {
  const result = schema.safeParse(body);
  if (!result.success) for (const issue of result.error.issues) report(issue, [], body, into);
}

function report(issue: SpecIssue, above: readonly PropertyKey[], body: unknown, into: FormErrors): void {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors !== undefined && issue.errors.length > 0) {
    const value = valueAt(body, path);
    if (value === undefined) return into.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    const branch = likeliestBranch(issue.errors);
    if (branch === undefined) {
      return into.add(path, 'UNION_TYPE_CHOICES', 'Value of field "type" is not one that is allowed here.');
    }
    for (const inner of branch) report(inner, path, body, into);
    return;
  }
  const [code, message] = translate(issue, valueAt(body, path));
  into.add(path, code, message);
}

/** Of the branches of a union, the one the author meant: its `type` fits, or its root does; the fewest complaints then. */
function likeliestBranch(branches: readonly (readonly SpecIssue[])[]): readonly SpecIssue[] | undefined {
  const fitting = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 1 && issue.path[0] === 'type'),
  );
  const rooted = fitting.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'),
  );
  const candidates = rooted.length > 0 ? rooted : fitting;
  return candidates.toSorted((a, b) => a.length - b.length)[0];
}

function translate(issue: SpecIssue, value: unknown): [string, string] {
  if (value === undefined || (value === null && issue.code === 'invalid_type')) {
    return ['BASE_TYPE_REQUIRED', 'This field is required'];
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected ?? '', value);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`]
        : ['NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`];
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`]
        : ['NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`];
    case 'invalid_value':
      return ['BASE_TYPE_CHOICES', `Value must be one of {${(issue.values ?? []).join(', ')}}.`];
    case 'invalid_format':
      return wrongFormat(issue.format ?? '', value);
    default:
      return ['BASE_TYPE_INVALID', issue.message];
  }
}

function wrongType(expected: string, value: unknown): [string, string] {
  const shown = JSON.stringify(value)?.slice(0, 60) ?? 'undefined';
  switch (expected) {
    case 'array':
      return ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType'];
    case 'object':
    case 'record':
      return ['MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType'];
    case 'boolean':
      return ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'];
    case 'string':
      return ['STRING_TYPE_CONVERT', `Could not interpret ${shown} as string.`];
    default:
      return ['NUMBER_TYPE_COERCE', `Value ${shown} is not ${expected}.`];
  }
}

function wrongFormat(format: string, value: unknown): [string, string] {
  const shown = String(value).slice(0, 60);
  if (format === 'url') return ['URL_TYPE_INVALID_URL', 'Not a well formed URL.'];
  if (format === 'datetime') return ['DATE_TIME_TYPE_PARSE', `Could not parse ${shown}. Should be ISO8601.`];
  return ['NUMBER_TYPE_COERCE', `Value "${shown}" is not snowflake.`];
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

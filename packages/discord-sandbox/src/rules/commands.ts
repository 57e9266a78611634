import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { type CommandBody, type CommandOption, OptionTypes } from '../http/bodies.ts';
import { FormErrors, Refused } from '../http/errors.ts';
import { checkAgainst } from './validate.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_CHARACTERS = 8000;
const MOST = { 1: 100, 2: 15, 3: 15 } as Record<number, number>;
/** The locales that names and descriptions can be given in. */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

type Path = readonly PropertyKey[];

/** Checks one command. `path` is empty for POST and the command's index for a bulk PUT. */
export function checkCommand(
  command: CommandBody,
  path: Path,
  errors: FormErrors,
  installs: readonly number[],
): void {
  const own = new FormErrors();
  checkAgainst(ApplicationCommandUpdateRequestSchema, withNumericPermissions(command), own);
  if (own.any) {
    graft(own, path, errors);
    return;
  }
  const type = command.type ?? 1;
  if (type === 1) {
    checkName(command.name, [...path, 'name'], errors);
    if ((command.description ?? '') === '') {
      errors.add([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  } else if ((command.description ?? '') !== '') {
    errors.add(
      [...path, 'description'],
      'APPLICATION_COMMANDS_CONTEXT_MENU_DESCRIPTION',
      'Context menu commands have no description',
    );
  }
  if (type !== 1 && (command.options ?? []).length > 0) {
    errors.add(
      [...path, 'options'],
      'APPLICATION_COMMANDS_CONTEXT_MENU_OPTIONS',
      'Context menu commands have no options',
    );
  }
  // Commands of a menu may have capitals and spaces in their names, in every language.
  checkLocalizations(command, path, errors, type !== 1);
  if (
    typeof command.default_member_permissions === 'string' &&
    !/^\d+$/.test(command.default_member_permissions)
  ) {
    errors.add(
      [...path, 'default_member_permissions'],
      'BITFIELD_TYPE_INVALID',
      'Must be a bit set in decimal digits',
    );
  }
  checkInstalls(command, path, errors, installs);
  checkOptions(command.options ?? [], [...path, 'options'], 0, errors);
  const size = characters(command);
  if (size > MAX_CHARACTERS) {
    errors.add(
      path,
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${MAX_CHARACTERS}): ${size}`,
    );
  }
}

/** Checks a whole set of commands, as a bulk overwrite sends it: each one, their number, and that no name occurs twice. */
export function checkCommands(commands: readonly CommandBody[], installs: readonly number[]): void {
  const errors = new FormErrors();
  const seen = new Set<string>();
  const count: Record<number, number> = {};
  for (const [index, command] of commands.entries()) {
    checkCommand(command, [index], errors, installs);
    const type = command.type ?? 1;
    count[type] = (count[type] ?? 0) + 1;
    if (seen.has(`${type} ${command.name}`)) {
      errors.add(
        [index, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    }
    seen.add(`${type} ${command.name}`);
  }
  for (const [type, most] of Object.entries(MOST))
    if ((count[Number(type)] ?? 0) > most) throw new Refused(30032);
  errors.throwIfAny();
}

/** The description has the permissions as a number; the documentation, and every client, sends the bit set as a string. */
function withNumericPermissions(command: CommandBody): unknown {
  const given = command.default_member_permissions;
  return typeof given === 'string' && /^\d+$/.test(given)
    ? { ...command, default_member_permissions: Number(given) }
    : command;
}

function graft(from: FormErrors, path: Path, into: FormErrors): void {
  const visit = (node: object, at: Path): void => {
    for (const [key, value] of Object.entries(node)) {
      if (key === '_errors') for (const { code, message } of value) into.add([...path, ...at], code, message);
      else visit(value, [...at, key]);
    }
  };
  visit(from.tree, []);
}

/** A command can only be installed as its application can. */
function checkInstalls(
  command: CommandBody,
  path: Path,
  errors: FormErrors,
  installs: readonly number[],
): void {
  for (const [index, type] of (command.integration_types ?? []).entries()) {
    if (installs.length === 0 || installs.includes(type)) continue;
    errors.add(
      [...path, 'integration_types', index],
      'APPLICATION_COMMAND_INTEGRATION_TYPE_UNSUPPORTED',
      'The application does not support this installation context',
    );
  }
}

function checkName(name: string, path: Path, errors: FormErrors): void {
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    errors.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkLocalizations(
  part: CommandBody | CommandOption,
  path: Path,
  errors: FormErrors,
  isMenu = false,
): void {
  for (const field of ['name_localizations', 'description_localizations'] as const) {
    for (const [locale, text] of Object.entries(part[field] ?? {})) {
      if (!LOCALES.has(locale))
        errors.add([...path, field, locale], 'BASE_TYPE_CHOICES', `"${locale}" is not a locale.`);
      if (field === 'name_localizations' && !isMenu) checkName(text, [...path, field, locale], errors);
    }
  }
}

function checkOptions(
  options: readonly CommandOption[],
  path: Path,
  depth: number,
  errors: FormErrors,
): void {
  const names = new Set<string>();
  const subs = options.filter((option) => option.type <= OptionTypes.group).length;
  if (subs > 0 && subs < options.length) {
    errors.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const here = [...path, index];
    checkName(option.name, [...here, 'name'], errors);
    checkLocalizations(option, here, errors);
    if (names.has(option.name)) {
      errors.add(
        [...here, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    }
    names.add(option.name);
    if (option.type <= OptionTypes.group) {
      if (option.type === OptionTypes.group && depth > 0) {
        errors.add(here, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Groups cannot be nested');
      }
      checkOptions(option.options ?? [], [...here, 'options'], depth + 1, errors);
      continue;
    }
    if (option.required === true && optionalSeen) {
      errors.add(
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optionalSeen ||= option.required !== true;
    checkChoices(option, here, errors);
  }
}

function checkChoices(option: CommandOption, path: Path, errors: FormErrors): void {
  const choices = option.choices ?? [];
  if (choices.length > 0 && option.autocomplete === true) {
    errors.add(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      'An option has either choices or autocomplete',
    );
  }
  if (new Set(choices.map((choice) => choice.name)).size < choices.length) {
    errors.add(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
      'Option choice name already exists',
    );
  }
}

/**
 * The characters that count towards the 8,000 of a command: names, descriptions and choice values of every part,
 * each in its longest language.
 */
function characters(part: CommandBody | CommandOption): number {
  let sum =
    longest(part.name, part.name_localizations) +
    longest(part.description ?? '', part.description_localizations);
  for (const option of part.options ?? []) sum += characters(option);
  if ('choices' in part) {
    for (const choice of part.choices ?? []) {
      sum += longest(choice.name, choice.name_localizations) + String(choice.value).length;
    }
  }
  return sum;
}

function longest(text: string, localized: Record<string, string> | null | undefined): number {
  return Math.max(text.length, ...Object.values(localized ?? {}).map((other) => other.length));
}

import { ApplicationCommandOptionType, type APIApplicationCommandOption } from 'discord.js';

/** As long as the value of a choice can be. */
const usual = 100;

/** The same options, with a length for every text that has none of its own: nobody may hand over thousands of characters. */
export function bounded<Option extends APIApplicationCommandOption>(options: readonly Option[]): Option[] {
  return options.map((option) => {
    if (option.type === ApplicationCommandOptionType.String) return { max_length: usual, ...option };
    if (!('options' in option) || option.options === undefined) return option;
    return {
      ...option,
      options: bounded(option.options as readonly APIApplicationCommandOption[]),
    } as Option;
  });
}

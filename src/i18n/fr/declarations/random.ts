import type { Messages } from '../../shape.ts';

export const random: Messages['random'] = {
  another: 'Une autre',
};

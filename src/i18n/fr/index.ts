import { delegationName } from '../../assembly/delegation.ts';
import type { InterfaceLanguage } from '../shape.ts';
import { grammar } from './grammar.ts';
import { messages } from './messages.ts';

export const language: InterfaceLanguage = {
  name: 'Français',
  tag: 'fr-FR',
  discord: ['fr'],
  messages,
  grammar,
  names: { country: (code) => delegationName(code, 'fr') },
};

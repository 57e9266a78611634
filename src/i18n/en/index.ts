import { delegationName } from '../../assembly/delegation.ts';
import type { InterfaceLanguage } from '../shape.ts';
import { grammar } from './grammar.ts';
import { messages } from './messages.ts';

export const language: InterfaceLanguage = {
  name: 'English',
  tag: 'en-GB',
  discord: ['en-GB', 'en-US'],
  messages,
  grammar,
  names: { country: (code) => delegationName(code, 'en') },
};

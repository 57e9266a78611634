import { writeFile } from 'node:fs/promises';
import { readCode } from './code.ts';
import { describeSchema } from './describe.ts';
import { withMigratedDatabase } from './migrated.ts';

const text = await withMigratedDatabase((db) => describeSchema(db, readCode()));
await writeFile('docs/schema.sql', text);

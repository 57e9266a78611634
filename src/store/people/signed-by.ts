import { sql, type SQL } from 'drizzle-orm';

/** Whether somebody signed a declaration, in any of its editions. As an array, each is looked up by its id. */
export function isSignedBy(declarationId: SQL, signatoryId: number): SQL {
  return sql`${declarationId} = any(array(select declaration_id from signatures where signatory_id = ${signatoryId}))`;
}

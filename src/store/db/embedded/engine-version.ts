/** The major version of Postgres whose data directories the engine reads. */
export const engineVersion = '18';

-- French words by their stems. No word is left out: what is asked for is looked for.
create text search dictionary hemicycle_stem_fr (template = pg_catalog.snowball, language = french);

// The application's statements in a log of PostgreSQL (log_statement = 'all', log_line_prefix =
// '%a %d|'), each once, for a test that prepares them on a newer schema.
// Usage: node statements.mjs VERSION LOG >FILE
import { readdirSync, readFileSync } from 'node:fs';

const [version, log] = process.argv.slice(2);
/** A folder of migrations is a schema. */
const schemas = readdirSync(new URL('../db/migration', import.meta.url));
const OURS = new RegExp(`\\b(${schemas.join('|')})\\.`);
const statements = new Set();

for (const entry of readFileSync(log, 'utf8').split(/\n(?!\t)/)) {
  const sql = /^nightdesk nightdesk_test_\w+\|LOG: {2}execute [^:]*: ([^]*)$/.exec(entry)?.[1];
  if (sql === undefined || !/^\s*(select|insert|update|delete|with)\b/i.test(sql)) continue;
  if (OURS.test(sql)) statements.add(sql.replaceAll(/\s+/g, ' ').trim());
}

console.log(`-- What release ${version} sends to the database, as its tests made it (./test record ${version}).`);
console.log('-- SchemaTests prepares each of them on the schema of today.');
for (const sql of [...statements].sort()) console.log(`${sql};`);

// Adds up the test reports, prints one line, and exits with 1 if anything failed.
// Usage: node count.mjs SUREFIRE_FOLDER REPORT_FOLDER [NAME OF A FAILED STEP]...
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [surefire, reports, ...brokenSteps] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function files(folder, pattern) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
}

for (const name of files(surefire, /^TEST-.*\.xml$/)) {
  const head = /<testsuite\b[^>]*>/.exec(readFileSync(join(surefire, name), 'utf8'))?.[0] ?? '';
  const number = (key) => Number(new RegExp(`\\s${key}="(\\d+)"`).exec(head)?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  add(number('tests') - failed - number('skipped'), failed, number('skipped'));
}

for (const name of files(reports, /^vitest-.*\.json$/)) {
  const report = JSON.parse(readFileSync(join(reports, name), 'utf8'));
  add(
    report.numPassedTests,
    report.numFailedTests,
    report.numPendingTests + (report.numTodoTests ?? 0),
  );
}

for (const name of files(reports, /^playwright-.*\.json$/)) {
  const { stats } = JSON.parse(readFileSync(join(reports, name), 'utf8'));
  add(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
}

if (brokenSteps.length > 0) {
  console.log(`failed: ${brokenSteps.join(', ')}`);
  // A step that fails without a failing test (a build, a lint) counts as one.
  total.failed = Math.max(total.failed, brokenSteps.length);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

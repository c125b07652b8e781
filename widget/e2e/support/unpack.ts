import { test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { APP, JAR, JAVA } from './product';

// As `./run` does. Classes come faster from plain jars; from nested ones they can even stop coming,
// when every carrier of virtual threads waits for the monitor of the same jar.
test('unpack the product', () => {
  rmSync(APP, { recursive: true, force: true });
  execFileSync(JAVA, ['-Djarmode=tools', '-jar', JAR, 'extract', '--destination', APP]);
});

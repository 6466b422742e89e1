import { existsSync } from 'node:fs';

/** Debian's packages ask it whether they may start what they install (invoke-rc.d(8)); 101 says no. */
const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs a Debian package without what it would start, now or when the machine starts. Units that were there before are left alone.
 * @param {string[]} units
 * @param {(command: string[]) => boolean} succeeds runs something as root
 * @param {() => boolean} install
 * @param {string} [file] where the policy stands
 */
export function withoutStarting(units, succeeds, install, file = policy) {
  const ours = !existsSync(file) && succeeds(['sh', '-c', `printf '#!/bin/sh\\nexit 101\\n' > ${file} && chmod 755 ${file}`]);
  try {
    if (!install()) return false;
    for (const unit of units) succeeds(['systemctl', 'disable', '--now', unit]);
    return true;
  } finally {
    if (ours) succeeds(['rm', '-f', file]);
  }
}

import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';

/** @param {string} root the repository */
export function checkNode(root) {
  const wanted = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Failure(`Node ${process.versions.node} is too old: install Node ${wanted} or newer (https://nodejs.org).`);
}

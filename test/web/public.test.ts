import { afterAll, beforeAll } from '@jest/globals';
import { asking } from './asking.js';
import { finding } from './finding.js';
import { mine } from './mine.js';
import { programme } from './programme.js';
import { register } from './register.js';
import { spacePage } from './space-page.js';
import { mineOwn } from './mine-own.js';
import { starting } from './starting.js';
import { weight } from './weight.js';
import { WebHouse } from './web-house.js';

let house: WebHouse;
beforeAll(async () => {
  house = await WebHouse.open();
}, 120_000);
afterAll(() => house?.close(), 30_000);

starting(() => house);
finding(() => house);
asking(() => house);
programme(() => house);
register(() => house);
mine(() => house);
spacePage(() => house);
weight(() => house);
mineOwn(() => house);

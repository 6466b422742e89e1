import { afterAll, beforeAll } from '@jest/globals';
import { houseView } from './house-view.js';
import { deciding } from './deciding.js';
import { WebHouse } from './web-house.js';

let house: WebHouse;
beforeAll(async () => {
  house = await WebHouse.open();
}, 120_000);
afterAll(() => house?.close(), 30_000);

houseView(() => house);
deciding(() => house);

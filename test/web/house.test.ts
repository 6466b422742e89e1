import { afterAll, beforeAll } from '@jest/globals';
import { deciding } from './deciding.js';
import { door } from './door.js';
import { FakeCamera } from './fake-camera.js';
import { houseView } from './house-view.js';
import { walls } from './walls.js';
import { operations } from './operations.js';
import { WebHouse } from './web-house.js';

const camera = new FakeCamera();
let house: WebHouse;
beforeAll(async () => {
  house = await WebHouse.open({}, camera.args);
}, 120_000);
afterAll(() => house?.close(), 30_000);

houseView(() => house);
deciding(() => house);
door(() => house, camera);
walls(() => house);
operations(() => house);

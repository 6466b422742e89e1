import { explainSpace, findFreeWindows, searchSpaces } from '#contracts';
import { PassOn } from './pass-on.js';
import { route } from './route.js';

const finding = { tag: 'Finding a space' };

export const findingRoutes = [
  route('GET', '/free-windows', findFreeWindows, finding),
  // They change nothing; a wish is more than an address has room for.
  route('POST', '/spaces/search', searchSpaces, { ...finding, answeredBy: PassOn }),
  route('POST', '/spaces/{spaceId}/explanation', explainSpace, finding),
];

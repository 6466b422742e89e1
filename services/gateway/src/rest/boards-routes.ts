import { showBoard } from '#contracts';
import { route } from './route.js';
import { wholeBoard, WholeBoard } from './whole-board.js';

/** What is taken, at a glance. */
export const boardsRoutes = [
  route('GET', '/sites/{siteId}/board', showBoard, { tag: 'Sites and spaces', answeredBy: WholeBoard, ...wholeBoard }),
];

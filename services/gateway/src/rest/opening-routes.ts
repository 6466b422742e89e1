import {
  liftBlock, listBlocks, placeBlock, previewBlock, previewHours, removeOpeningException, setHours, setOpeningException, showHours, showOpening,
} from '#contracts';
import { route } from './route.js';

const opening = { tag: 'Opening hours and maintenance' };

/** When a site and its spaces are open, the rules behind it, and what is out of use. */
export const openingRoutes = [
  route('GET', '/sites/{siteId}/opening', showOpening, opening),
  route('PUT', '/sites/{siteId}/opening/{date}', setOpeningException, opening),
  route('DELETE', '/sites/{siteId}/opening/{date}', removeOpeningException, opening),
  route('GET', '/sites/{siteId}/hours', showHours, opening),
  route('PUT', '/sites/{siteId}/hours', setHours, opening),
  route('POST', '/sites/{siteId}/hours/preview', previewHours, opening),

  route('GET', '/maintenance', listBlocks, opening),
  route('POST', '/maintenance', placeBlock, { ...opening, status: 201 }),
  route('POST', '/maintenance/preview', previewBlock, opening),
  route('DELETE', '/maintenance/{blockId}', liftBlock, opening),
];

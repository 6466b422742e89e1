import {
  getDraft, getHold, listDrafts, listWatches, placeHold, placeWatch, releaseHold, removeDraft, removeWatch, saveDraft,
} from '#contracts';
import { route } from './route.js';

const holding = { tag: 'Holds, drafts and watches' };

export const holdingRoutes = [
  route('POST', '/holds', placeHold, { ...holding, created: '/holds/{id}' }),
  route('GET', '/holds/{holdId}', getHold, holding),
  route('DELETE', '/holds/{holdId}', releaseHold, holding),

  route('GET', '/drafts', listDrafts, holding),
  route('GET', '/drafts/{draftId}', getDraft, holding),
  route('PUT', '/drafts/{draftId}', saveDraft, holding),
  route('DELETE', '/drafts/{draftId}', removeDraft, holding),

  route('GET', '/watches', listWatches, holding),
  route('POST', '/watches', placeWatch, { ...holding, status: 201 }),
  route('DELETE', '/watches/{watchId}', removeWatch, holding),
];

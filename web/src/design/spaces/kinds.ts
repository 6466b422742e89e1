import type { components } from '@/api/schema.gen';

type Space = components['schemas']['Space'];
export type LayoutKind = Space['layouts'][number]['kind'];
export type Equipment = Space['equipment'][number];
export type Accessibility = Space['accessibility'][number];
export type Audience = Space['rules']['whoMayAsk'];

export const layoutKinds: LayoutKind[] = ['theatre', 'classroom', 'board', 'u-shape', 'banquet', 'standing'];
export const equipmentKinds: Equipment[] = ['projector', 'screen', 'whiteboard', 'video-conference', 'microphone', 'hearing-loop', 'stage'];
export const accessibilityKinds: Accessibility[] = ['step-free', 'hearing-loop', 'adjustable-table', 'quiet', 'accessible-toilet', 'visual-alarm'];

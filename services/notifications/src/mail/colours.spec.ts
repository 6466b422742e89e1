import { expect, test } from '@jest/globals';
import { letterTemplate } from './letter.generated.js';

type Pair = [foreground: string, background: string];

const light: Record<string, Pair> = {
  'text': ['#1c2126', '#ffffff'],
  'what is less weighty': ['#5a6570', '#ffffff'],
  'a link': ['#0b57a4', '#ffffff'],
  'the button': ['#ffffff', '#0b57a4'],
  'a code': ['#1c2126', '#eef1f4'],
  'a quotation': ['#1c2126', '#f4f1ea'],
};

const dark: Record<string, Pair> = {
  'text in the dark': ['#f2f4f6', '#22272d'],
  'what is less weighty in the dark': ['#b4bcc5', '#22272d'],
  'a link in the dark': ['#9ecbff', '#22272d'],
  'the button in the dark': ['#0d2136', '#9ecbff'],
  'a code or quotation in the dark': ['#f2f4f6', '#2f363e'],
};

/** Around the letter, and the line above its foot: nothing is read on them. */
const ornaments = ['#eef1f4', '#16191d', '#d5dbe1', '#4a535d'];

// WCAG 2.2, relative luminance and contrast ratio.
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = ([foreground, background]: Pair): number => {
  const [lighter, darker] = [luminance(foreground), luminance(background)].toSorted((one, other) => other - one);
  return (lighter! + 0.05) / (darker! + 0.05);
};

test.each(Object.entries({ ...light, ...dark }))('%s can be read by whoever sees little (WCAG AA)', (_what, pair) => {
  expect(contrast(pair)).toBeGreaterThanOrEqual(4.5);
});

test('the letter has no other colours than these', () => {
  const used = new Set(letterTemplate.match(/#[\da-f]{6}\b/g));
  expect([...used].toSorted()).toEqual([...new Set([...Object.values({ ...light, ...dark }).flat(), ...ornaments])].toSorted());
});

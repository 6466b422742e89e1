import { expect, test } from '@jest/globals';
import { international } from './telephone.js';

test.each([
  ['070-123 45 67', '+46 70-123 45 67'],
  [' 0701234567', '+46 701234567'],
  ['+45 12 34 56 78', '+45 12 34 56 78'],
  ['0046701234567', '0046701234567'],
  ['ring mig', 'ring mig'],
])('%s is %s', (written, sent) => expect(international(written)).toBe(sent));

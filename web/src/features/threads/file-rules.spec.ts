import { describe, expect, test } from '@jest/globals';
import { faultOf, kindOf } from './file-rules';

const file = (type: string, name = 'x', size = 1000) => ({ type, name, size });
const megabyte = 1024 * 1024;

describe('which files are sent', () => {
  test('a PDF is one also where the system does not say so', () => {
    expect(kindOf(file('application/pdf'))).toBe('pdf');
    expect(kindOf(file('', 'Ritning.PDF'))).toBe('pdf');
    expect(kindOf(file('text/plain', 'ritning.pdf'))).toBeUndefined();
  });

  test('what the house would refuse is refused before it is sent', () => {
    expect(faultOf(file('image/png'), 0)).toBeUndefined();
    expect(faultOf(file('application/zip'), 0)).toBe('kind');
    expect(faultOf(file('application/pdf', 'a.pdf', 5 * megabyte), 0)).toBeUndefined();
    expect(faultOf(file('application/pdf', 'a.pdf', 5 * megabyte + 1), 0)).toBe('size');
    expect(faultOf(file('image/jpeg', 'a.jpg', 6 * megabyte), 0)).toBeUndefined();
    expect(faultOf(file('image/jpeg', 'a.jpg', 10 * megabyte + 1), 0)).toBe('size');
    expect(faultOf(file('image/png'), 5)).toBe('many');
  });
});

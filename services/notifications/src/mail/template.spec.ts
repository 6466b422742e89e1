import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { template } from './template.js';

test('names are filled in, and what is within a section stands for each, for the one, or not at all', () => {
  const fill = template('{{a}}:{{#many}}<{{name}}{{#more}},{{.}}{{/more}}>{{/many}}{{#one}}({{b}}){{/one}}{{#text}}!{{.}}{{/text}}{{#none}}never{{/none}}.');
  const many = [{ name: 'x', more: ['1', '2'] }, { name: 'y', more: [] }];
  expect(fill({ a: 'A', many, one: { b: 'B' }, text: 'T', none: null })).toBe('A:<x,1,2><y>(B)!T.');
});

test('whatever is filled in stays text, and is never read as a template', () => {
  const fill = template('<a href="{{href}}">{{text}}</a>');
  expect(fill({ href: '"><script>', text: '{{href}} & \'it\'' })).toBe('<a href="&quot;&gt;&lt;script&gt;">{{href}} &amp; &#39;it&#39;</a>');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(fill({ href: '', text }).replace('<a href="">', '').replace('</a>', '')).not.toMatch(/[<>"']/)));
});

test('a name that is missing or a section that does not end is a mistake, not a gap', () => {
  expect(() => template('{{a}}')({})).toThrow('a template lacks a');
  expect(() => template('{{#a}}')).toThrow('closes nothing where a is open');
  expect(() => template('{{#a}}{{#b}}{{/a}}{{/b}}')).toThrow('closes a where b is open');
});

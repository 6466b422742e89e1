import type { Component, Property } from './component.js';

// The library writes a carriage return, or any other control character, as it is.
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/gu;
const controls = /(?![\t\n])\p{Cc}/gu;

// A parameter can hold no double quote in any way (RFC 5545, 3.2), though the library would write one; and what stands beside an
// address must not turn the direction in which that is read.
const misleading = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const parameter = (text: string): string => text.replaceAll('"', "'").replaceAll(misleading, ' ').trim();

/** What people have written, so that it stays the text that it is and becomes no line of the calendar's own. */
export const harmless = ([name, properties, components]: Component): Component => [name, properties.map(harmlessProperty), components.map(harmless)];

function harmlessProperty([name, parameters, type, ...values]: Property): Property {
  const own = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, parameter(value)]));
  return [name, own, type, ...values.map((value) => (typeof value === 'string' ? harmlessValue(type, value) : value))];
}

const harmlessValue = (type: string, value: string): string =>
  type === 'text' ? value.replaceAll(lineBreaks, '\n').replaceAll(controls, ' ') : value.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '');

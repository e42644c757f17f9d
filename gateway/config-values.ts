import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

export const httpUrl = z.url({ protocol: /^https?$/, error: 'expected http://host:port/path' });

export const redisUrl = z.url({
  protocol: /^rediss?$/,
  error: 'expected redis://host:port or rediss://host:port',
});

export const file = z
  .string()
  .transform((path) => resolve(path))
  .refine(existsSync, { error: 'there is no such file' });

export const jsonObject = z.string().refine(isJsonObject, { error: 'expected a JSON object' });

/** Other machines could ask for anyone's data: there are no rights that would stop them. */
export const loopbackHost = z.string().refine((host) => /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host), {
  error: 'only 127.0.0.1, ::1 or localhost: until callers have rights, nobody outside this machine may ask',
});

export const wholeNumber = (fallback: number, unit: string, minimum = 1) =>
  z.coerce
    .number({ error: `expected a whole number of ${unit}` })
    .int(`expected a whole number of ${unit}`)
    .min(minimum, `expected at least ${minimum} ${unit}`)
    .default(fallback);

/** @param fallback a part of one, as are the values read. */
export const percent = (fallback: number) =>
  wholeNumber(Math.round(fallback * 100), 'percent')
    .refine((value) => value <= 100, 'at most 100')
    .transform((value) => value / 100);

export const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

export const origins = list.refine((all) => all.every(isOrigin), {
  error:
    'expected origins separated by commas, e.g. https://portal.example; "*" would open every register to any web page',
});

/** What composition accepts as a label, `percent(n)` excepted: that one needs no switch. */
export const labels = list.refine((all) => all.every((label) => /^[a-zA-Z][\w\-:./]*$/.test(label)), {
  error:
    'expected labels separated by commas, each a letter and then letters, digits or _ - : . /, e.g. land-2026; percent(n) needs no switch',
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isJsonObject(text: string): boolean {
  try {
    return text.trimStart().startsWith('{') && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

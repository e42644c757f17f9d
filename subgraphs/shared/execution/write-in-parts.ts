import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Eventual, Text } from './field-failure.ts';
import { writeItems } from './write-fields.ts';

/** A page of the graph has no more: what a gateway asks for in one is read by one SELECT. */
const PART = 1_000;

/** JSON of a list; of a long one part by part, so that others are served between two of them. */
export function writeInParts(
  items: readonly unknown[],
  writeItem: (item: unknown, index: number) => Eventual<Text>,
): Eventual<Text> {
  return items.length <= PART ? writeItems(items, writeItem) : writeParts(items, writeItem);
}

async function writeParts(
  items: readonly unknown[],
  writeItem: (item: unknown, index: number) => Eventual<Text>,
): Promise<Text> {
  const parts: string[] = [];
  for (let begin = 0; begin < items.length; begin += PART) {
    const part = items.slice(begin, begin + PART);
    const text = await writeItems(part, (item, index) => writeItem(item, begin + index));
    if (typeof text !== 'string') return text;
    parts.push(text.slice(1, -1));
    await nextTurn();
  }
  return `[${parts.join()}]`;
}

import type { Place } from './field-errors.ts';
import { FieldFailure, type Eventual, type Text } from './field-failure.ts';
import { PendingText } from './pending-text.ts';
import type { Run } from './run.ts';

/** A field of an object, ready to run. */
export interface CompiledField {
  /** Its name in the answer, as JSON, with the colon and, but for the first, a comma before. */
  readonly label: string;
  /** @param place of the object; undefined for the whole answer. Never throws. */
  readonly write: (run: Run, source: unknown, place: Place | undefined) => Eventual<Text>;
}

/** JSON of an object: its fields in order, those that take time beside one another. */
export function writeFields(
  fields: readonly CompiledField[],
  run: Run,
  source: unknown,
  place: Place | undefined,
): Eventual<Text> {
  let text = '{';
  for (let index = 0; index < fields.length; index += 1) {
    const { label, write } = fields[index] as CompiledField;
    const value = write(run, source, place);
    if (typeof value === 'string') text += label + value;
    else if (value instanceof FieldFailure) return value;
    else {
      const pending = new PendingText(text + label);
      pending.add(value);
      const rest = fields.slice(index + 1);
      rest.every((field) => pending.add(field.label) && pending.add(field.write(run, source, place)));
      return pending.close('}');
    }
  }
  return `${text}}`;
}

/** JSON of a list. */
export function writeItems(
  items: readonly unknown[],
  writeItem: (item: unknown, index: number) => Eventual<Text>,
): Eventual<Text> {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    const value = writeItem(items[index], index);
    if (typeof value === 'string') text += index === 0 ? value : `,${value}`;
    else if (value instanceof FieldFailure) return value;
    else {
      const pending = new PendingText(index === 0 ? text : `${text},`);
      pending.add(value);
      const next = index + 1;
      const rest = items.slice(next);
      rest.every((item, offset) => pending.add(',') && pending.add(writeItem(item, next + offset)));
      return pending.close(']');
    }
  }
  return `${text}]`;
}

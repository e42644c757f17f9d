import type { Slices } from '../../../platform/slices.ts';
import { writeValue } from '../compile/write-value.ts';
import type { Defect } from '../error-policy.ts';
import { INCOMPLETE } from '../execute/report-fetch-errors.ts';
import type { Execution } from '../execute/execution.ts';
import { isJsonObject, isRawJson, readOwn } from '../execute/own.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { FieldPlan, ListPlan, ValuePlan } from './answer-plan.ts';

/** The JSON text of an answer's data; of a long one, the beginning is in pieces of UTF-8. */
export interface WrittenData {
  readonly pieces: readonly Buffer[];
  /** Behind the pieces. */
  readonly text: string;
}

/** Values that are written at once: some two milliseconds. */
const VALUES_AT_ONCE = 4_000;

/** Characters of a piece. */
const PIECE = 256 * 1024;

/** Whether a value was written, or what has still to be done for that. */
type Begun = boolean | Slices<boolean>;

/** What was written before a value that may have to be taken back. */
interface Mark {
  readonly pieces: number;
  readonly text: string;
}

/**
 * Writes the data of an answer, exactly: every value checked, nulls bubbling to the next nullable place, one error per
 * place that no earlier error explains. A value is not written where a null takes its parent along; whoever may be null
 * instead takes back what was written of it.
 */
export class DataWriter {
  readonly #run: Execution;
  /** Subgraphs of which it has been reported that something is absent. */
  readonly #reported = new Set<string>();
  /** Where the list or object stands that is being written; pushed and popped, copied only for errors. */
  readonly #path: (string | number)[] = [];
  readonly #pieces: Buffer[] = [];
  #text = '';
  /** Written since others were served. */
  #values = 0;

  constructor(run: Execution) {
    this.#run = run;
  }

  /** To be run at once, or in parts. */
  *write(fields: readonly FieldPlan[], data: JsonObject): Slices<WrittenData> {
    const begun = this.#object(fields, data);
    const isThere = typeof begun === 'boolean' ? begun : yield* begun;
    return isThere ? { pieces: this.#pieces, text: this.#text } : { pieces: [], text: 'null' };
  }

  /** Most objects hold nothing but simple values; they take no generator, which would cost as much as all else. */
  #object(fields: readonly FieldPlan[], object: JsonObject): Begun {
    this.#values += fields.length;
    const next = this.#simpleFields(fields, object, 0);
    if (next === undefined) return false;
    if (next < fields.length) return this.#compositeFields(fields, object, next);
    return this.#append(fields.length === 0 ? '{}' : '}');
  }

  /** @returns the index of the first field, from one on, with a composite value; undefined when one is not written */
  #simpleFields(fields: readonly FieldPlan[], object: JsonObject, from: number): number | undefined {
    for (let at = from; at < fields.length; at += 1) {
      const field = fields[at] as FieldPlan;
      const { constant, head, value: plan } = field;
      const value = constant === undefined ? readOwn(object, field.key) : undefined;
      if (isComposite(value)) return at;
      const defect = constant === undefined ? this.#defectIn(field, object, value) : undefined;
      this.#text += head;
      if (!defect) this.#text += constant ?? writeValue(value ?? null);
      else if (!this.#missing(defect, field.where, field.responseName) && !this.#null(plan)) return undefined;
    }
    return fields.length;
  }

  *#compositeFields(fields: readonly FieldPlan[], object: JsonObject, first: number): Slices<boolean> {
    let next: number | undefined = first;
    while (next !== undefined && next < fields.length) {
      const { head, key, responseName, value: plan, where } = fields[next] as FieldPlan;
      this.#text += head;
      if (this.#isDue()) yield this.#rest();
      const mark = this.#enter(responseName);
      const begun = this.#composite(plan, readOwn(object, key), where);
      if (!this.#leave(mark, plan, typeof begun === 'boolean' ? begun : yield* begun)) return false;
      next = this.#simpleFields(fields, object, next + 1);
    }
    return next !== undefined && this.#append('}');
  }

  *#list({ element: plan }: ListPlan, list: readonly unknown[], where: string): Slices<boolean> {
    this.#text += '[';
    this.#values += list.length;
    for (let index = 0; index < list.length; index += 1) {
      if (this.#isDue()) yield this.#rest();
      if (index > 0) this.#text += ',';
      const element = list[index];
      const mark = this.#enter(index);
      const begun = isComposite(element)
        ? this.#composite(plan, element, where)
        : this.#simple(plan, element, where);
      if (!this.#leave(mark, plan, typeof begun === 'boolean' ? begun : yield* begun)) return false;
    }
    return this.#append(']');
  }

  #composite(plan: ValuePlan, value: unknown, where: string): Begun {
    if (plan.kind === 'list' && Array.isArray(value)) return this.#list(plan, value, where);
    if (plan.kind === 'leaf' && plan.isValid(value)) return this.#json(value);
    const fields = plan.kind === 'object' && isJsonObject(value) ? plan.fieldsOf(value) : undefined;
    return fields ? this.#object(fields, value as JsonObject) : this.#missing('invalid', where);
  }

  #simple(plan: ValuePlan, value: unknown, where: string): boolean {
    const defect = defectOf(plan, value);
    return defect ? this.#missing(defect, where) : this.#append(writeValue(value ?? null));
  }

  /** Of a value that may be anything. */
  *#json(value: unknown): Slices<boolean> {
    if (!isComposite(value) || isRawJson(value)) return this.#append(writeValue(value));
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    this.#values += entries.length;
    if (this.#isDue()) yield this.#rest();
    this.#text += isList ? '[' : '{';
    for (const [index, [key, inner]] of entries.entries()) {
      if (index > 0) this.#text += ',';
      if (!isList) this.#text += `${JSON.stringify(key)}:`;
      yield* this.#json(inner);
    }
    return this.#append(isList ? ']' : '}');
  }

  #enter(step: string | number): Mark {
    this.#path.push(step);
    return { pieces: this.#pieces.length, text: this.#text };
  }

  /** @returns whether something stands there now */
  #leave(mark: Mark, plan: ValuePlan, isWritten: boolean): boolean {
    this.#path.pop();
    if (isWritten || plan.isRequired) return isWritten;
    this.#pieces.length = mark.pieces;
    this.#text = mark.text;
    return this.#null(plan);
  }

  #append(text: string): true {
    this.#text += text;
    return true;
  }

  #null({ isRequired }: ValuePlan): boolean {
    return !isRequired && this.#append('null');
  }

  /** @param step from the list or object that is being written, where it is not the list or object itself */
  #missing(defect: Defect, where: string, step?: string): false {
    const path = step === undefined ? [...this.#path] : [...this.#path, step];
    const { errors, services } = this.#run;
    if (!errors.explains(path)) errors.add(services.errorPolicy.incomplete(defect, where), path);
    return false;
  }

  #defectIn(field: FieldPlan, object: JsonObject, value: unknown): Defect | undefined {
    if (value === undefined) this.#absent(field, object);
    return defectOf(field.value, value);
  }

  /** What neither data nor errors speak of is no null. */
  #absent({ source, where, responseName }: FieldPlan, object: JsonObject): void {
    if (source === undefined) return void this.#missing('unresolvable', where, responseName);
    const { errors, services, unknownEntities } = this.#run;
    const path = [...this.#path, responseName];
    if (unknownEntities.has(object) || errors.explains(path)) return;
    errors.add(services.errorPolicy.unavailable(source, INCOMPLETE), path);
    if (this.#reported.has(source)) return;
    this.#reported.add(source);
    this.#run.report(source, INCOMPLETE.failure, `${INCOMPLETE.detail}: ${where}`);
  }

  /** True when others have waited long enough. */
  #isDue(): boolean {
    return this.#values >= VALUES_AT_ONCE || this.#text.length >= PIECE;
  }

  #rest(): void {
    this.#values = 0;
    if (this.#text.length < PIECE) return;
    this.#pieces.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

/** What is wrong with null, or with a value that is neither an object nor a list. */
function defectOf(plan: ValuePlan, value: unknown): Defect | undefined {
  if (value === null || value === undefined) return plan.isRequired ? 'null' : undefined;
  return plan.kind === 'leaf' && plan.isValid(value) ? undefined : 'invalid';
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

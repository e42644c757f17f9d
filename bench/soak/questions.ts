import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-file.ts';
import { todayInVietNam } from '../../subgraphs/shared/calendar.ts';
import { varyOperation } from '../gateways/vary-operation.ts';
import { ask } from '../load/ask.ts';
import { sampleCitizens, type SampleOptions } from '../registers/sample-citizens.ts';
import { prepareWorkloads } from '../registers/workloads.ts';

/** A request with the data that belongs to it. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

/** What may be asked, by kind. */
export interface Questions {
  /** The registers' day on which these are the answers: some count days. */
  readonly day: string;
  readonly kinds: ReadonlyMap<string, readonly Question[]>;
}

/** Different forms of the officer's query, each a plan of its own. */
const SHAPES = 24;
const CITIZENS_PER_SHAPE = 3;

/** Has another gateway answer all questions: what two implementations say is no accident of one. */
export async function prepareQuestions(url: string, sample: SampleOptions): Promise<Questions> {
  const day = todayInVietNam();
  const kinds = new Map<string, readonly Question[]>();
  for (const { name, bodies } of await prepareWorkloads(url, sample)) {
    kinds.set(name, await answerAll(url, bodies));
  }
  kinds.set('one citizen, other fields', await answerAll(url, shapes(sample)));
  return { day, kinds };
}

function shapes(sample: SampleOptions): readonly string[] {
  const citizens = sampleCitizens({ ...sample, count: SHAPES * CITIZENS_PER_SHAPE });
  const officerView = readFileSync(projectFile('clients/operations/officer-view.graphql'), 'utf8');
  const queries = varyOperation(officerView, SHAPES);
  return citizens.map((id, index) =>
    JSON.stringify({ query: queries[index % queries.length], variables: { id } }),
  );
}

async function answerAll(url: string, bodies: readonly string[]): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const body of bodies) {
    const { query, variables } = JSON.parse(body) as Question;
    questions.push({ query, variables, expected: (await ask(url, body)).data });
  }
  return questions;
}

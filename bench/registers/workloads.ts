import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-file.ts';
import { PROVINCE } from '../../scripts/seed-province/world/plan-blocks.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { ask } from '../load/ask.ts';
import { sampleCitizens, type SampleOptions } from './sample-citizens.ts';

/** One query with all its variable sets, every one of them answered once without an error. */
export interface Workload {
  readonly name: string;
  readonly bodies: readonly string[];
  /** Means over the variable sets. */
  readonly bytes: number;
  /** Citizens in an answer, where it is a list of them. */
  readonly rows?: number;
}

/** Citizens on a page: the most for a screen, and the most for a report. */
export const PAGE_SIZES = [100, 1_000] as const;

/** Builds the workloads by asking; that warms caches and connections too. */
export async function prepareWorkloads(url: string, sample: SampleOptions): Promise<readonly Workload[]> {
  const pages: Workload[] = [];
  for (const size of PAGE_SIZES) pages.push(await communePages(url, size, sample.count));
  return [await officerView(url, sample), ...pages, await province(url)];
}

async function officerView(url: string, sample: SampleOptions): Promise<Workload> {
  const query = readOperation('officer-view');
  const bodies = sampleCitizens(sample).map((id) => JSON.stringify({ query, variables: { id } }));
  let bytes = 0;
  for (const body of bodies) {
    const answer = await ask(url, body);
    if (answer.data['citizen'] === null) throw new Error('a sampled citizen is not in the registers');
    bytes += answer.bytes;
  }
  return { name: 'one citizen', bodies, bytes: bytes / bodies.length };
}

interface Page {
  readonly body: string;
  readonly bytes: number;
  readonly rows: number;
  readonly next: string | undefined;
}

/** Page after page of one commune after another, as a report would, until there are enough. */
async function communePages(url: string, first: number, count: number): Promise<Workload> {
  const pages: Page[] = [];
  for (const code of communeCodes()) {
    let next: string | undefined;
    do {
      const page = await askPage(url, { code, first, ...(next !== undefined && { after: next }) });
      pages.push(page);
      next = page.next;
    } while (next !== undefined && pages.length < count);
    if (pages.length >= count) break;
  }
  const mean = (value: (page: Page) => number): number =>
    pages.reduce((sum, page) => sum + value(page), 0) / pages.length;
  return {
    name: `commune page, ${first.toLocaleString('en')} a page`,
    bodies: pages.map(({ body }) => body),
    bytes: mean(({ bytes }) => bytes),
    rows: mean(({ rows }) => rows),
  };
}

async function askPage(url: string, variables: Readonly<Record<string, unknown>>): Promise<Page> {
  const body = JSON.stringify({ query: readOperation('commune-page'), variables });
  const { bytes, data } = await ask(url, body);
  const { citizens } = data['administrativeUnit'] as { citizens: Connection };
  const { hasNextPage, endCursor } = citizens.pageInfo;
  return { body, bytes, rows: citizens.edges.length, next: hasNextPage ? endCursor : undefined };
}

interface Connection {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly unknown[];
}

/** There is one province, so this is one variable set. */
async function province(url: string): Promise<Workload> {
  const body = JSON.stringify({ query: readOperation('province'), variables: { code: PROVINCE.code } });
  const { bytes } = await ask(url, body);
  return { name: 'province', bodies: [body], bytes };
}

function communeCodes(): readonly string[] {
  const units = loadAdministrativeUnits();
  const unit = units.on(PROVINCE.code, '2025-07-01');
  if (!unit) throw new Error(`the codelist has no province ${PROVINCE.code}`);
  return units.communesUnder(unit.id).map(({ code }) => code);
}

function readOperation(name: string): string {
  return readFileSync(projectFile(`clients/operations/${name}.graphql`), 'utf8');
}

import { perSecond } from '../load/load-job.ts';
import { median, spread } from '../measure/statistics.ts';
import { figure, kilobytes, milliseconds, times } from '../report/figures.ts';
import { goalsTable, ratiosOf, type Goal } from '../report/goals.ts';
import type { Table } from '../report/table.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { StatementCount } from './count-statements.ts';
import { CONCURRENCY, type Round } from './measure.ts';
import type { Workload } from './workloads.ts';

/** All that was found out about one workload in one province. */
export interface Finding {
  readonly people: number;
  readonly workload: Omit<Workload, 'bodies'> & { readonly variableSets: number };
  readonly rounds: readonly Round[];
  /** Others on the same registers; none where they were not measured. */
  readonly rivals: readonly { readonly name: string; readonly rounds: readonly Round[] }[];
  readonly statements: StatementCount;
}

export function tablesOf(findings: readonly Finding[]): readonly Table[] {
  const sizes = [...new Set(findings.map(({ people }) => people))];
  const bySize = sizes.map((people) => findings.filter((finding) => finding.people === people));
  const largest = bySize.at(-1) ?? [];
  const growth = sizes.length > 1 ? [growthTable(bySize)] : [];
  const rivals = bySize.filter(([first]) => (first?.rivals.length ?? 0) > 0).map(rivalTable);
  const goals = goalsTable(goalsOf(largest));
  return [
    ...bySize.map(speedTable),
    ...rivals,
    ...goals,
    statementsTable(largest),
    cpuTable(largest),
    ...growth,
  ];
}

const people = (count: number | undefined): string => (count ?? 0).toLocaleString('en');

function of({ rounds }: Pick<Finding, 'rounds'>, value: (round: Round) => number): number {
  return median(rounds.map(value));
}

const p50 = (finding: Pick<Finding, 'rounds'>): number => of(finding, ({ unloaded }) => unloaded.p50);

function speedTable(findings: readonly Finding[]): Table {
  return {
    title: `Speed in a province of ${people(findings[0]?.people)} people`,
    columns: [
      'query',
      'variable sets',
      'rows',
      'answer kB',
      'p50 ms, alone',
      'p99 ms, alone',
      `requests/s, ${CONCURRENCY} at a time`,
      'p50 ms',
      'p99 ms',
      'noise',
    ],
    rows: findings.map((finding) => [
      finding.workload.name,
      String(finding.workload.variableSets),
      figure(finding.workload.rows),
      kilobytes(finding.workload.bytes),
      milliseconds(p50(finding)),
      milliseconds(of(finding, ({ unloaded }) => unloaded.p99)),
      figure(of(finding, perSecond)),
      milliseconds(of(finding, ({ loaded }) => loaded.p50)),
      milliseconds(of(finding, ({ loaded }) => loaded.p99)),
      `${figure(spread(finding.rounds.map(perSecond)) * 100)} %`,
    ]),
    notes: [
      'Medians of the rounds; noise is how far the requests/s of the rounds lie apart. One gateway process, in which ' +
        'equal requests under way at once share nothing.',
    ],
  };
}

/** Others on the same registers; requests/s are of everything together, on the cores that all share. */
function rivalTable(findings: readonly Finding[]): Table {
  return {
    title: `Beside others on the same registers, ${people(findings[0]?.people)} people`,
    columns: [
      'query',
      'by',
      'requests/s',
      'citizen-graph : it',
      'p50 ms, alone',
      'CPU ms a request, all processes',
    ],
    rows: findings.flatMap((finding) =>
      [{ name: 'citizen-graph', rounds: finding.rounds }, ...finding.rivals].map((entrant) => [
        finding.workload.name,
        entrant.name,
        figure(of(entrant, perSecond)),
        times(of(finding, perSecond) / of(entrant, perSecond)),
        milliseconds(p50(entrant)),
        milliseconds(of(entrant, allCpu)),
      ]),
    ),
    notes: [
      'Apollo Server + Gateway stands before the very same four subgraphs. "Hand-written" is one process with SQL and ' +
        'object literals for these two queries, without GraphQL and without a network between registers; its answers ' +
        'are compared with ours before anything is measured.',
    ],
  };
}

/** Beside the stock gateway before the same registers, and beside the least that the same answer could cost. */
function goalsOf(findings: readonly Finding[]): readonly Goal[] {
  return ['one citizen', 'commune page, 1,000 a page'].flatMap((query) => {
    const finding = findings.find(({ workload }) => workload.name === query);
    return (finding?.rivals ?? []).map(({ name, rounds }) => ({
      what: `${query}: requests/s, ours : ${name}`,
      least: name.startsWith('hand-written') ? 0.5 : 5,
      ratios: ratiosOf(finding?.rounds ?? [], rounds, perSecond),
    }));
  });
}

function allCpu({
  cpu: { gateway = Number.NaN, subgraphs = Number.NaN, postgres = Number.NaN },
}: Round): number {
  return gateway + subgraphs + postgres;
}

function statementsTable(findings: readonly Finding[]): Table {
  const sectors = SUBGRAPHS.map(({ name }) => name);
  return {
    title: `SQL statements a request, ${people(findings[0]?.people)} people`,
    columns: ['query', ...sectors, 'all', 'at most'],
    rows: findings.map(({ workload, statements }) => [
      workload.name,
      ...sectors.map((sector) => figure(statements.bySector[sector])),
      figure(statements.mean),
      String(statements.most),
    ]),
  };
}

function cpuTable(findings: readonly Finding[]): Table {
  const cpu = (finding: Finding, part: keyof Round['cpu']): string =>
    milliseconds(of(finding, (round) => round.cpu[part] ?? Number.NaN));
  return {
    title: `Processor time, ms a request, ${people(findings[0]?.people)} people`,
    columns: ['query', 'gateway', 'four subgraphs', 'PostgreSQL'],
    rows: findings.map((finding) => [
      finding.workload.name,
      cpu(finding, 'gateway'),
      cpu(finding, 'subgraphs'),
      cpu(finding, 'postgres'),
    ]),
  };
}

/** What a request costs alone, or a row of it where it has rows: that is what must not grow with the province. */
function growthTable(bySize: readonly (readonly Finding[])[]): Table {
  const [smallest = []] = bySize;
  const cost = (finding: Finding | undefined): number =>
    finding ? p50(finding) / (finding.workload.rows ?? 1) : Number.NaN;
  return {
    title: 'Growth: p50 of a request alone, by size of the province',
    columns: [
      'query',
      'unit',
      ...bySize.map((findings) => `${people(findings[0]?.people)} people`),
      'largest : smallest',
    ],
    rows: smallest.map(({ workload }, at) => {
      const costs = bySize.map((findings) => cost(findings[at]));
      const perRow = workload.rows !== undefined;
      return [
        workload.name,
        perRow ? 'µs a row' : 'ms',
        ...costs.map((value) => (perRow ? figure(value) : milliseconds(value))),
        times((costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN)),
      ];
    }),
  };
}

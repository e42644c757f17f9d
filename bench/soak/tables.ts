import { figure, megabytes, milliseconds } from '../report/figures.ts';
import type { Table } from '../report/table.ts';
import { judgeHeap } from './heap-trend.ts';
import type { SoakReport } from './soak.ts';

/** For a terminal. */
export function tablesOf(report: SoakReport): readonly Table[] {
  return [requestTable(report), faultTable(report), memoryTable(report)];
}

/** The same as JSON. */
export function figuresOf({ load, complaints, faults, reloads, recoveries, memory }: SoakReport): object {
  return {
    requests: Object.fromEntries(
      [...load.counts].map(([name, { requests, partial, latency }]) => [
        name,
        { requests, partial, p50: latency.percentile(50), p99: latency.percentile(99) },
      ]),
    ),
    faults: Object.fromEntries(faults),
    reloads,
    recoveries,
    memory: memory.map(({ bytes, resident }) => ({ bytes: [...bytes.values()], resident })),
    complaints: complaints.list(),
  };
}

function requestTable({ load, complaints }: SoakReport): Table {
  return {
    title: 'Requests',
    columns: ['kind', 'requests', 'partial', 'p50 ms', 'p99 ms', 'longest ms'],
    rows: [...load.counts].map(([name, { requests, partial, latency }]) => [
      name,
      requests.toLocaleString('en'),
      partial.toLocaleString('en'),
      ...[latency.percentile(50), latency.percentile(99), latency.max].map((it) =>
        milliseconds(requests === 0 ? undefined : it),
      ),
    ]),
    notes: [
      'Partial: with nulls, each of them with a typed error of a sector that was ill at the time, or late.',
      `${load.requests.toLocaleString('en')} requests, ${complaints.total.toLocaleString('en')} complaints.`,
    ],
  };
}

function faultTable({ faults, reloads, recoveries }: SoakReport): Table {
  return {
    title: 'Faults',
    columns: ['fault', 'times'],
    rows: [...faults].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, String(count)]),
    notes: [
      `${reloads} reloads, of which one in five was broken and refused.`,
      `${recoveries.length} recoveries, the longest ${figure(Math.max(...recoveries))} ms after the last fault.`,
    ],
  };
}

function memoryTable({ memory }: SoakReport): Table {
  const pids = [...(memory[0]?.bytes.keys() ?? [])];
  const resident = Math.max(...memory.map((sample) => sample.resident));
  return {
    title: 'Alive after garbage collection, MB',
    columns: ['process', 'first', 'last', 'growth', 'certainty'],
    rows: pids.map((pid, index) => {
      const bytes = memory.map((sample) => sample.bytes.get(pid) ?? Number.NaN);
      const verdict = judgeHeap(bytes);
      return [
        pids.length > 1 && index === 0 ? 'primary' : `worker ${Math.max(1, index)}`,
        megabytes(bytes[0]),
        megabytes(bytes.at(-1)),
        megabytes(verdict?.growth),
        figure(verdict?.certainty),
      ];
    }),
    notes: [
      `${memory.length} measurements; growth after the first 30 % of them, as Theil and Sen have it.`,
      `A process held ${megabytes(resident)} MB at most when it was measured.`,
    ],
  };
}

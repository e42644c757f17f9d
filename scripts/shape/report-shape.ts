import { toText, type Table } from '../../bench/report/table.ts';
import { functionLengths } from './function-lengths.ts';
import { folderCircles } from './folder-circles.ts';
import { walkRequest, type RequestPath } from './request-path.ts';
import { sourceFiles, type SourceFile } from './source-files.ts';

/** Prints how large the rooms, files and functions are, what imports in circles, and how far a request walks. */
export async function reportShape(): Promise<void> {
  const files = sourceFiles();
  const tables = [roomTable(files), sizeTable(files), folderTable(files), pathTable(await walkRequest())];
  process.stdout.write(`${tables.map(toText).join('\n')}`);
}

const isTest = ({ room }: SourceFile): boolean => room === 'test';
const isBench = ({ room }: SourceFile): boolean => room === 'bench';

function roomTable(files: readonly SourceFile[]): Table {
  const rooms = Map.groupBy(files, ({ room }) => room);
  const total = (some: readonly SourceFile[]): number => some.reduce((sum, { lines }) => sum + lines, 0);
  const of = (top: string): readonly SourceFile[] => files.filter(({ path }) => path.startsWith(`${top}/`));
  const source = files.filter((file) => !isTest(file) && !isBench(file));
  return {
    title: 'Rooms',
    columns: ['room', 'files', 'lines'],
    rows: [...rooms]
      .map(([room, within]) => [room, String(within.length), String(total(within))])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    notes: [
      `The gateway has ${total(of('gateway'))} lines, the subgraphs ${total(of('subgraphs'))}, all source without tests and benchmarks ${total(source)}.`,
      `Tests to source: ${(total(of('test')) / total(source)).toFixed(2)}.`,
    ],
  };
}

function sizeTable(files: readonly SourceFile[]): Table {
  const source = files.filter((file) => !isTest(file));
  const lines = source.map((file) => file.lines).toSorted((a, b) => a - b);
  const row = (name: string, sizes: readonly number[]): readonly string[] => [
    name,
    ...[0.5, 0.95, 1].map((share) => String(sizes[Math.ceil(share * sizes.length) - 1])),
  ];
  return {
    title: 'Lines a file and a function, without tests',
    columns: ['', 'median', 'p95', 'max'],
    rows: [row('files', lines), row('functions', functionLengths(source))],
  };
}

/** Files of its own that a folder may have before it counts as flat. */
const MANY = 15;

function folderTable(files: readonly SourceFile[]): Table {
  const source = files.filter((file) => !isTest(file));
  const folders = [...Map.groupBy(source, ({ folder }) => folder)];
  const flat = folders
    .filter(([, { length }]) => length > MANY)
    .map(([folder, { length }]) => `${folder} (${length})`);
  const circles = folderCircles(source);
  const loose = source.filter(({ path }) => /^gateway\/[^/]+$/.test(path)).map(({ path }) => path);
  const list = (names: readonly string[]): string => names.join(', ') || 'none';
  return {
    title: 'Folders, without tests',
    columns: ['', 'number'],
    rows: [
      ['circles of folders', String(circles.length)],
      [`folders of more than ${MANY} files`, String(flat.length)],
      ['loose files of the gateway', String(loose.length)],
    ],
    notes: [
      ...circles.map((circle) => `Circle: ${circle.join(', ')}.`),
      `Of more than ${MANY} files: ${list(flat)}.`,
      `Loose in the gateway: ${list(loose)}.`,
    ],
  };
}

function pathTable({ cold, warm }: RequestPath): Table {
  return {
    title: "Files on the path of the officer's query, in the gateway's main thread",
    columns: ['', 'files'],
    rows: [
      ['warm', String(warm.length)],
      ['cold', String(cold.length)],
    ],
    notes: [`Warm: ${warm.join(', ')}.`],
  };
}

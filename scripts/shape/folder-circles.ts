import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** Groups of folders that import each other, directly or by way of others; each group sorted. */
export function folderCircles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const imports = new Map<string, Set<string>>();
  for (const { folder, text } of files) {
    const targets = imports.get(folder) ?? new Set();
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      if (fileName.startsWith('.')) targets.add(dirname(join(folder, fileName)));
    imports.set(folder, targets);
  }
  return stronglyConnected(imports).filter(({ length }) => length > 1);
}

/** Tarjan's algorithm. */
function stronglyConnected(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) === order.get(node)) groups.push(stack.splice(stack.indexOf(node)).toSorted());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return groups;
}

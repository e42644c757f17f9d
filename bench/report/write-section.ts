import { readFileSync, writeFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-file.ts';

/**
 * Replaces what stands in docs/benchmarks.md between the section's two marks, and nothing else.
 * @throws Error when the page has no such marks.
 */
export function writeSection(name: string, markdown: string): void {
  const file = projectFile('docs/benchmarks.md');
  const page = readFileSync(file, 'utf8');
  const [start, end] = [`<!-- ${name}: written by the command -->`, `<!-- ${name}: end -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no section between ${start} and ${end}`);
  writeFileSync(file, `${page.slice(0, from)}${start}\n\n${markdown.trim()}\n\n${page.slice(to)}`);
}

import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** Lines of every function with a body, the shortest first; functions within functions count for both. */
export function functionLengths(files: readonly SourceFile[]): readonly number[] {
  return files.flatMap(lengthsIn).toSorted((a, b) => a - b);
}

function lengthsIn({ path, text }: SourceFile): readonly number[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const lengths: number[] = [];
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body)
      lengths.push(lineAt(node.end) - lineAt(node.getStart(source)) + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

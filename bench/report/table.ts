/** Rows under a heading; the first column is text, the others are figures and stand to the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences that belong under it. */
  readonly notes?: readonly string[];
}

/** For a terminal. */
export function toText({ title, columns, rows, notes = [] }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [title, line(columns), ...rows.map(line), ...notes, ''].join('\n');
}

export function toMarkdown({ title, columns, rows, notes = [] }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  const text = [`### ${title}`, '', line(columns), line(rule), ...rows.map(line), ''];
  return [...text, ...notes.flatMap((note) => [note, ''])].join('\n');
}

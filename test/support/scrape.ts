/** The series of a Prometheus answer: value by `name{label="value"}`, exactly as written. */
export async function scrape(url: string | undefined): Promise<Series> {
  const response = await fetch(url ?? 'no metrics are served');
  const text = await response.text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const values = new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
  return { text, names: [...values.keys()], valueOf: (series) => values.get(series) ?? 0 };
}

export interface Series {
  readonly text: string;
  readonly names: readonly string[];
  /** 0 when it is not there, as Prometheus would count it. */
  valueOf(series: string): number;
}

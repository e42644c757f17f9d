/** One answer without errors. */
export interface GoodAnswer {
  readonly bytes: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Milliseconds that no working server takes for one answer. */
const PATIENCE_MS = 30_000;

/** @throws Error when the answer has errors, or does not come: what fails is not worth measuring. */
export async function ask(url: string, body: string): Promise<GoodAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const answer = parseAnswer(text);
  if (response.status !== 200 || answer.errors || !answer.data) {
    throw new Error(
      `${body.slice(0, 60)}… was answered with status ${response.status}: ${text.slice(0, 600)}`,
    );
  }
  return { bytes: Buffer.byteLength(text), data: answer.data };
}

interface ParsedAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: unknown;
}

function parseAnswer(text: string): ParsedAnswer {
  try {
    return JSON.parse(text) as ParsedAnswer;
  } catch {
    return {};
  }
}

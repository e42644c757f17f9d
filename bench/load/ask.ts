/** One answer without errors. */
export interface GoodAnswer {
  readonly bytes: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @throws Error when the answer has errors: what fails is not worth measuring. */
export async function ask(url: string, body: string): Promise<GoodAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
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

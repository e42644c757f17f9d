import { spawnSync } from 'node:child_process';

/** The shell commands of a text in Markdown: those of its blocks, `&&` taken apart, and those within its sentences. */
export function commandsOf(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
    splitCommands(block ?? ''),
  );
  const inline = [...markdown.matchAll(/`(npm [^`]+)`/g)].map(([, command]) => command as string);
  return [...new Set([...blocks, ...inline])];
}

function splitCommands(block: string): readonly string[] {
  const withoutComments = block.replaceAll(/ +#.*$/gm, '');
  return withoutComments
    .split(/ && |\n(?=[a-z])/)
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

/**
 * Sends the request that a `curl` command describes, on machines without curl too. The words are those that a shell
 * makes of the command; options beyond -s, -H and -d are an error.
 */
export async function fetchAsCurl(command: string): Promise<unknown> {
  const words = [...shellWords(command)];
  const headers: [string, string][] = [];
  let url: string | undefined;
  let body: string | undefined;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-H') headers.push(readHeader(words.shift() ?? ''));
    else if (word === '-d') body = words.shift();
    else if (word.startsWith('http')) url = word;
    else if (word !== '-s') throw new Error(`an option that is not known here: ${word}`);
  }
  if (url === undefined) throw new Error('no address');
  const response = await fetch(url, body === undefined ? { headers } : { method: 'POST', headers, body });
  return response.json();
}

function shellWords(command: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\0').slice(0, -1);
}

function readHeader(header: string): [string, string] {
  const colon = header.indexOf(':');
  return [header.slice(0, colon), header.slice(colon + 1).trim()];
}

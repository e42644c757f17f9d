import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A style sheet and the font files that it names. */
export interface IdeFonts {
  readonly css: string;
  /** By file name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * JetBrains Mono under the name of the font that GraphiQL writes code in: that one has no Vietnamese, so that browsers
 * take single letters from other fonts. Declared last for the same weight, these faces win where they have a letter.
 */
export function loadIdeFonts(): IdeFonts {
  const sheet = createRequire(import.meta.url).resolve('@fontsource-variable/jetbrains-mono/wght.css');
  const css = readFileSync(sheet, 'utf8')
    .replaceAll("'JetBrains Mono Variable'", "'Fira Code'")
    .replaceAll(/font-weight: [\d ]+;/g, 'font-weight: 400;');
  const names = [...css.matchAll(/url\(\.\/files\/([^)]+)\)/g)].map(([, name]) => name as string);
  const files = names.map((name) => [name, readFileSync(join(dirname(sheet), 'files', name))] as const);
  return { css: css.replaceAll('./files/', './'), files: new Map(files) };
}

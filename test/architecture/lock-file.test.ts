import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

// A registry that lacks a package's build for some platform makes `npm install` leave it out, silently;
// `npm ci` then refuses the lock file on every platform.
test('the lock file knows every package that another one names, also for other platforms', () => {
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(place, name))
      .map((name) => `${name}, named by ${place || 'package.json'}`),
  );
  expect(missing).toEqual([]);
});

test('every package has one exact version', () => {
  const vague = Object.entries(packages).filter(([place, { version }]) => place && !version);
  expect(vague).toEqual([]);
});

/** As Node looks for it: beside the package itself, then in every folder above. */
function isLocked(place: string, name: string): boolean {
  if (`${place ? `${place}/` : ''}node_modules/${name}` in packages) return true;
  return place !== '' && isLocked(place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
}

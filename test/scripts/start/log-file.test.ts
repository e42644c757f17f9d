import { closeSync, mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limitLogFile, openLogFile, readTail } from '../../../scripts/start/log-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a log past its limit is set aside, and who has it open goes on writing from the start', () => {
  const file = join(tempFolder(), 'logs', 'gateway.log');
  const log = openLogFile(file);
  writeSync(log, 'old\n');
  limitLogFile(file, 3);
  writeSync(log, 'new\n');
  limitLogFile(file, 4);
  closeSync(log);
  expect(readFileSync(file, 'utf8')).toBe('new\n');
  expect(readFileSync(`${file}.old`, 'utf8')).toBe('old\n');
});

test('a log past its limit that cannot be set aside is emptied all the same', () => {
  const file = join(tempFolder(), 'gateway.log');
  writeFileSync(file, 'old\n');
  // A copy cannot take the name of a folder, just as it cannot be written to a full disk.
  mkdirSync(join(`${file}.old`, 'in-the-way'), { recursive: true });
  limitLogFile(file, 3);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('the tail is the last lines, or says that there is no log', () => {
  const file = join(tempFolder(), 'gateway.log');
  const log = openLogFile(file);
  writeSync(log, '1\n2\n3\n');
  closeSync(log);
  expect(readTail(file, 2)).toBe('2\n3');
  expect(readTail(`${file}.missing`)).toBe('(no log)');
});

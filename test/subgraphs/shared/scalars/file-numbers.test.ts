import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always } from '../always.ts';
import {
  isVietnameseVin,
  isVin,
  parseChassisNumber,
} from '../../../../subgraphs/shared/scalars/chassis-number.ts';
import { parseFormerIdNumber } from '../../../../subgraphs/shared/scalars/former-id-number.ts';
import {
  formatLandSerial,
  landSerialSearchKey,
  parseLandSerial,
} from '../../../../subgraphs/shared/scalars/land-serial.ts';
import { faultOf } from './expect-fault.ts';

describe('a former ID number', () => {
  it('has nine digits, spaces or not', () => {
    expect(parseFormerIdNumber('073 123 456')).toBe('073123456');
  });

  it.each(['12345678', '1234567890', '07312345A'])('like %j is refused without being repeated', (text) => {
    const message = faultOf(() => parseFormerIdNumber(text));
    expect(message).toMatch(/expected 9 digits/);
    expect(message).not.toContain(text);
  });
});

describe('a chassis number', () => {
  it('is matched without separators and case', () => {
    expect(parseChassisNumber('rlh-jf1234.ny 000001')).toBe('RLHJF1234NY000001');
  });

  it('of an old file may be short', () => {
    expect(parseChassisNumber('c50-12345')).toBe('C5012345');
    expect(isVin('C5012345')).toBe(false);
  });

  it('of seventeen signs without I, O and Q is a VIN, and one of Viet Nam begins with RL to RN', () => {
    expect(isVin('RLHJF1234NY000001')).toBe(true);
    expect(isVin('RLHJF1234NYO00001')).toBe(false);
    expect(isVietnameseVin('RLHJF1234NY000001')).toBe(true);
    expect(isVietnameseVin('JHMJF1234NY000001')).toBe(false);
  });

  it('comes back unchanged from its parser', () => {
    always(fc.stringMatching(/^[A-Z0-9]{4,25}$/), (number) =>
      expect(parseChassisNumber(number)).toBe(number),
    );
  });

  it.each(['', 'ABC', 'A'.repeat(26), 'RLH<script>', 'RLHĐ1234'])('like %j is refused', (text) => {
    expect(faultOf(() => parseChassisNumber(text))).toMatch(/^Chassis number ".*" has /);
  });
});

describe('the serial of a land certificate', () => {
  const serial = fc.stringMatching(/^[A-ZĐ]{2}(?:[0-9]{8}|[0-9]{6})$/);

  it('has two letters and eight digits, or six on an older one', () => {
    expect(parseLandSerial('AA 01234567')).toBe('AA01234567');
    expect(parseLandSerial('bđ.123456')).toBe('BĐ123456');
  });

  it('comes back unchanged after it was formatted and parsed', () => {
    always(serial, (value) => expect(parseLandSerial(formatLandSerial(value))).toBe(value));
  });

  it('of a dirty file is refused as an argument but has a key for search', () => {
    expect(faultOf(() => parseLandSerial('Số: AA 0123'))).toMatch(/expected 2 letters and 8 digits/);
    expect(landSerialSearchKey('Số: AA 0123')).toBe('SỐAA0123');
    expect(formatLandSerial('SỐAA0123')).toBe('SỐAA0123');
  });

  it('has one key however it is written', () => {
    fc.assert(
      fc.property(serial, (value) => {
        expect(landSerialSearchKey(` ${formatLandSerial(value).toLowerCase()}. `)).toBe(value);
      }),
    );
  });
});

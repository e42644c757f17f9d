import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BreakerState,
  CircuitBreaker,
  NO_PERMIT,
  type Permit,
  type Verdict,
} from '../../../gateway/transport/circuit-breaker.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';

const LIMITS = { windowMs: 1_000, minRequests: 4, failureShare: 0.5, openMs: 100 };

function start(): { breaker: CircuitBreaker; clock: FakeClock; changes: BreakerState[] } {
  const clock = createFakeClock(12_345);
  const changes: BreakerState[] = [];
  // 0.5 scatters by nothing.
  const options = {
    ...LIMITS,
    clock,
    random: () => 0.5,
    onChange: (state: BreakerState) => void changes.push(state),
  };
  return { breaker: new CircuitBreaker(options), clock, changes };
}

function report(breaker: CircuitBreaker, ...verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts) breaker.leave(breaker.enter(), verdict);
}

describe('a circuit', () => {
  test('opens when enough requests have been seen and half of them failed', () => {
    const { breaker } = start();
    report(breaker, 'success', 'success', 'failure');
    expect(breaker.state).toBe('closed');
    report(breaker, 'failure');
    expect(breaker.state).toBe('open');
    expect(breaker.enter()).toBe(NO_PERMIT);
  });

  test('stays closed while the requests are too few to prove anything', () => {
    const { breaker } = start();
    report(breaker, 'failure', 'failure', 'failure');
    expect(breaker.state).toBe('closed');
  });

  test('forgets failures that are older than the window', () => {
    const { breaker, clock } = start();
    report(breaker, 'failure', 'failure', 'failure');
    clock.advance(LIMITS.windowMs);
    report(breaker, 'failure');
    expect(breaker.state).toBe('closed');
  });

  test('counts nothing that says nothing', () => {
    const { breaker } = start();
    report(breaker, 'failure', 'failure', 'failure', 'nothing', 'nothing', 'nothing');
    expect(breaker.state).toBe('closed');
  });
});

describe('an open circuit', () => {
  function open() {
    const parts = start();
    report(parts.breaker, 'failure', 'failure', 'failure', 'failure');
    return parts;
  }

  test('says how long it will be', () => {
    const { breaker, clock } = open();
    expect(breaker.waitMs).toBe(100);
    clock.advance(40);
    expect(breaker.waitMs).toBe(60);
  });

  test('lets one probe pass when its time has come, and closes when that succeeds', () => {
    const { breaker, clock, changes } = open();
    clock.advance(100);
    const probe = breaker.enter();
    expect(probe).not.toBe(NO_PERMIT);
    expect(breaker.enter()).toBe(NO_PERMIT);
    breaker.leave(probe, 'success');
    expect(changes).toEqual(['open', 'half-open', 'closed']);
    report(breaker, 'failure', 'failure', 'failure');
    expect(breaker.state).toBe('closed');
  });

  test('waits twice as long after each probe that fails, up to sixteen times', () => {
    const { breaker, clock } = open();
    const waits = Array.from({ length: 6 }, () => {
      clock.advance(breaker.waitMs);
      report(breaker, 'failure');
      return breaker.waitMs;
    });
    expect(waits).toEqual([200, 400, 800, 1_600, 1_600, 1_600]);
  });

  test('starts with the short wait again once it was closed', () => {
    const { breaker, clock } = open();
    clock.advance(100);
    report(breaker, 'failure');
    clock.advance(200);
    report(breaker, 'success', 'failure', 'failure', 'failure', 'failure');
    expect(breaker.waitMs).toBe(100);
  });

  test('lets another probe pass when one ended without saying anything', () => {
    const { breaker, clock } = open();
    clock.advance(100);
    report(breaker, 'nothing');
    expect(breaker.state).toBe('half-open');
    report(breaker, 'success');
    expect(breaker.state).toBe('closed');
  });

  test('is not closed by the late success of a request that was sent before', () => {
    const { breaker, clock } = start();
    const early = breaker.enter();
    report(breaker, 'failure', 'failure', 'failure', 'failure');
    clock.advance(100);
    const probe = breaker.enter();
    breaker.leave(early, 'success');
    expect([breaker.state, breaker.enter()]).toEqual(['half-open', NO_PERMIT]);
    breaker.leave(probe, 'failure');
    expect(breaker.state).toBe('open');
  });
});

test('probes of several gateways are scattered by a quarter either way', () => {
  const waits = [0, 0.999_999].map((value) => {
    const breaker = new CircuitBreaker({ ...LIMITS, clock: createFakeClock(), random: () => value });
    report(breaker, 'failure', 'failure', 'failure', 'failure');
    return Math.round(breaker.waitMs);
  });
  expect(waits).toEqual([75, 125]);
});

/** The same in the plainest words: a list of everything that was reported in this phase. */
class Model {
  state: BreakerState = 'closed';
  seen: { slot: number; verdict: Verdict }[] = [];
  phase = 0;
  probing = false;
  failedProbes = 0;
  probeAt = 0;

  enter(now: number): Permit {
    if (this.state === 'open' && now >= this.probeAt) this.go('half-open');
    if (this.state === 'open' || this.probing) return NO_PERMIT;
    this.probing = this.state === 'half-open';
    return this.phase;
  }

  leave(now: number, permit: Permit, verdict: Verdict): void {
    if (permit !== this.phase) return;
    this.probing = false;
    if (verdict === 'nothing') return;
    if (this.state === 'half-open') {
      if (verdict === 'success') return this.go('closed');
      return this.open(now, this.failedProbes + 1);
    }
    const slot = Math.floor(now / (LIMITS.windowMs / 10));
    this.seen.push({ slot, verdict });
    const recent = this.seen.filter((it) => it.slot > slot - 10);
    const failed = recent.filter((it) => it.verdict === 'failure').length;
    const isBad = recent.length >= LIMITS.minRequests && failed / recent.length >= LIMITS.failureShare;
    if (verdict === 'failure' && isBad) this.open(now, 0);
  }

  open(now: number, failedProbes: number): void {
    this.failedProbes = failedProbes;
    this.probeAt = now + LIMITS.openMs * 2 ** Math.min(4, failedProbes);
    this.go('open');
  }

  go(state: BreakerState): void {
    this.state = state;
    this.phase += 1;
    this.probing = false;
    this.seen = [];
  }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'enter' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      which: fc.nat(),
      verdict: fc.constantFrom<Verdict>('success', 'failure', 'failure', 'nothing'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 700 }) }) },
);

test('does in every order of events what its plain model does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const { breaker, clock } = start();
      const model = new Model();
      const permits: Permit[] = [];
      const enter = (): readonly Permit[] => {
        const permit = breaker.enter();
        if (permit !== NO_PERMIT) permits.push(permit);
        return [permit, model.enter(clock.now())];
      };
      const leave = (which: number, verdict: Verdict): void => {
        const [permit = NO_PERMIT] = permits.splice(which % Math.max(1, permits.length), 1);
        breaker.leave(permit, verdict);
        model.leave(clock.now(), permit, verdict);
      };
      for (const event of steps) {
        let given: readonly Permit[] = [0, 0];
        if (event.kind === 'wait') clock.advance(event.ms);
        else if (event.kind === 'enter') given = enter();
        else leave(event.which, event.verdict);
        expect([breaker.state, given[0]]).toEqual([model.state, given[1]]);
      }
    }),
    { numRuns: 500 },
  );
});

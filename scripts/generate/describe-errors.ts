import { ERRORS } from '../../platform/errors.ts';

/** The page of error codes, from the table that the code itself uses. */
export function describeErrors(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, meaning, nextStep }]) =>
      `| \`${code}\` | ${status} | ${meaning.vi}<br>${meaning.en} | ${nextStep.vi}<br>${nextStep.en} |`,
  );
  return `${HEAD}${rows.join('\n')}\n`;
}

const HEAD = `# Error codes

Generated from \`platform/errors.ts\` by \`npm run generate\`. Every error carries \`extensions.code\` and
\`extensions.nextStep\`; errors of one sector also \`service\`, and where waiting helps \`retryAfterSeconds\`.
An error with a \`path\` belongs to that field alone: everything else in the answer is complete. The status is that
of an answer whose whole request failed; an answer with data is always 200.

Every error is told at its place; a place may have several, and also a value. Of each register (and of what none of
them has to answer for) a hundred are listed. All others are counted in one more error, without a \`path\`:
\`extensions.omittedErrors\` says how many there are, the code is that of the first of them.
Errors of one register at one place of which a caller may read the same (what is masked reads alike) are told once;
there, \`extensions.omittedErrors\` says how many more the register has written.

Messages and next steps are in Vietnamese, or in English for callers whose \`Accept-Language\` prefers it; codes, and
\`argument\`, which names the argument that is wrong, are the same in both. An answer with errors says its language in
\`Content-Language\`.

| Code | Status | Meaning | Next step |
| --- | --- | --- | --- |
`;

/** How many random operations the differential test runs, and from which seed; a longer run sets them higher. */
export const OPERATIONS = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 10_000);
export const FIRST_SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);

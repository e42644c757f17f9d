/** `1234.5` → `1,235`; figures below ten keep two decimals, below a hundred one. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  const decimals = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Microseconds as milliseconds. */
export function milliseconds(microseconds: number | undefined): string {
  return figure(microseconds === undefined ? undefined : microseconds / 1000);
}

export function kilobytes(bytes: number | undefined): string {
  return figure(bytes === undefined ? undefined : bytes / 1024);
}

export function megabytes(bytes: number | undefined): string {
  return figure(bytes === undefined ? undefined : bytes / 1024 ** 2);
}

/** `2.5×` */
export function times(ratio: number): string {
  return `${figure(ratio)}×`;
}

/** `1.3×` */
export function ratio(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)}×`;
}

export function oneDecimal(value: number): string {
  return value.toFixed(1);
}

/** `12,345` */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}

export function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

export function kilobytes(bytes: number): string {
  return `${oneDecimal(bytes / 1000)} kB`;
}

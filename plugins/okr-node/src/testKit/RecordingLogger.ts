import { LoggerService } from '@backstage/backend-plugin-api';

/** Keeps what was logged, so that a test can look for it. @public */
export class RecordingLogger implements LoggerService {
  constructor(
    readonly lines: Array<{
      level: 'error' | 'warn' | 'info' | 'debug';
      message: string;
    }> = [],
  ) {}

  error(message: string): void {
    this.lines.push({ level: 'error', message });
  }

  warn(message: string): void {
    this.lines.push({ level: 'warn', message });
  }

  info(message: string): void {
    this.lines.push({ level: 'info', message });
  }

  debug(message: string): void {
    this.lines.push({ level: 'debug', message });
  }

  child(): LoggerService {
    return new RecordingLogger(this.lines);
  }
}

export * from './SpanFact';

export * from './DailyRatioFact';
export * from './FactGroup';
export * from './IncidentFact';
export * from './ReadingFact';
export * from './SpanFact';

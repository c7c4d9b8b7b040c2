export { aimOf, whatIf, WHAT_IF_WEEKS, type Aim, type WhatIf } from './whatIf';
export { whatIfStops } from './whatIfStops';

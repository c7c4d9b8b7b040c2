export { WhatMoved } from './WhatMoved';

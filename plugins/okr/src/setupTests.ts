import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered in most tests, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

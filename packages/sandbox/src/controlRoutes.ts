import { json as parseJson, Router } from 'express';
import { Faults } from './faults';
import { parseFault } from './faults/parseFault';
import { RequestLog } from './RequestLog';

/** Switches over HTTP, under `/_sandbox`. @internal */
export function controlRoutes(faults: Faults, requests: RequestLog): Router {
  const router = Router();
  router.use(parseJson());
  router.get('/faults', (_, response) => {
    response.json(faults.list());
  });
  router.post('/faults', (request, response) => {
    const fault = parseFault(request.body);
    if (typeof fault === 'string') {
      response.status(400).json({ message: fault });
      return;
    }
    response.status(201).json(faults.add(fault));
  });
  router.delete('/faults', (_, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.delete('/faults/:id', (request, response) => {
    faults.remove(request.params.id);
    response.status(204).end();
  });
  router.get('/requests', (_, response) => {
    response.json(requests.counts);
  });
  router.delete('/requests', (_, response) => {
    requests.reset();
    response.status(204).end();
  });
  return router;
}

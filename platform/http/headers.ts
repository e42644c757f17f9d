/** Milliseconds left, from client to gateway and from gateway to subgraph; relative, since clocks differ. */
export const DEADLINE_HEADER = 'x-deadline-ms';

/** Carries the request id through every process. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Names one request on its way from gateway to subgraph; the answer to it repeats it. */
export const NONCE_HEADER = 'x-request-nonce';

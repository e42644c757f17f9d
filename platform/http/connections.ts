import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refuseBytes } from './refuse-bytes.ts';

export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** A fault that Node found in what came: bytes that are not HTTP, a head too large, a request too slow. */
export type HttpFault = NodeJS.ErrnoException;

interface Arrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Connection {
  underWay: number;
  /** Sent ahead of their turn (pipelined, RFC 9112 §9.3.2). */
  readonly waiting: Arrival[];
  latest: Arrival | undefined;
  /** What came behind the requests under way and could not be read. */
  fault: HttpFault | undefined;
}

/**
 * What happens on the connections of a server: whose turn it is, and when a connection is given up. Answers go only to
 * requests, each gets one, in their order; and no client makes the process work on more than its share at once.
 */
export class Connections {
  readonly #handle: Handle;
  readonly #atOnce: number;
  readonly #bySocket = new WeakMap<Socket, Connection>();

  /** @param atOnce requests of one connection that are worked on at the same time. */
  constructor(handle: Handle, atOnce: number) {
    this.#handle = handle;
    this.#atOnce = atOnce;
  }

  /** Handles a request now, or once those before it are answered; until then no more is read. */
  take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const connection = this.#connectionOf(socket);
    const arrival = { request, response };
    if (connection.underWay < this.#atOnce) {
      connection.underWay++;
      return this.#begin(connection, arrival);
    }
    connection.waiting.push(arrival);
    socket.pause();
  }

  /** Answers what cannot be read, behind all that is under way, and closes. A timeout while nobody asks is silent. */
  refuse(fault: HttpFault, socket: Socket): void {
    const connection = this.#connectionOf(socket);
    const { latest, underWay } = connection;
    if (!socket.writable || fault.code === 'ECONNRESET') return void socket.destroy();
    if (latest && !latest.request.complete) {
      const canAnswer = underWay === 1 && !latest.response.headersSent;
      return canAnswer ? refuseBytes(fault, socket) : void socket.destroy();
    }
    if (underWay > 0) connection.fault = fault;
    else if (fault.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy();
    else refuseBytes(fault, socket);
  }

  /** Nothing has moved on it for a while. Work may take its time; what waits to be sent or asked may not. */
  giveUp(socket: Socket): void {
    const isWorking = this.#connectionOf(socket).underWay > 0;
    if (!isWorking || socket.writableLength > 0) socket.destroy();
  }

  #begin(connection: Connection, arrival: Arrival): void {
    connection.latest = arrival;
    arrival.response.once('close', () => this.#end(connection, arrival.request.socket));
    this.#handle(arrival.request, arrival.response);
  }

  #end(connection: Connection, socket: Socket): void {
    const next = connection.waiting.shift();
    if (next && socket.writable) {
      if (connection.waiting.length === 0) socket.resume();
      // Others are served between two requests of one client.
      setImmediate(() => this.#begin(connection, next));
      return;
    }
    connection.underWay--;
    if (connection.fault && connection.underWay === 0) this.refuse(connection.fault, socket);
  }

  #connectionOf(socket: Socket): Connection {
    const known = this.#bySocket.get(socket);
    if (known) return known;
    const connection = { underWay: 0, waiting: [], latest: undefined, fault: undefined };
    this.#bySocket.set(socket, connection);
    return connection;
  }
}

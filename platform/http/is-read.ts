/** GET, and HEAD, which asks for the head of the same answer (RFC 9110 §9.3.2). Neither may change anything. */
export function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The other side does not speak HTTP/1.1 as RFC 9112 has it, or stopped in the middle. Quotes nothing it has sent. */
export class Http1Error extends Error {
  override readonly name = 'Http1Error';
}

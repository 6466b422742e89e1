import type { FastifyReply } from 'fastify';

/** Nothing but data comes from the interface, so a browser that shows it as a page may load nothing. */
const forData = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The few pages of our own: no inline script or style, nothing from elsewhere. */
export const forPages = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const features = (camera: string) => `camera=${camera}, geolocation=(), microphone=(), payment=(), usb=()`;

/** Passes are read at the door, and there alone. */
export const withCamera = (reply: FastifyReply): FastifyReply => reply.header('Permissions-Policy', features('(self)'));

export const securityHeaders = (isHttps: boolean): Record<string, string> => ({
  'Content-Security-Policy': forData,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': features('()'),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(isHttps && { 'Strict-Transport-Security': 'max-age=31536000' }),
});

import process from "node:process";

const http = process.getBuiltinModule("node:http");

/**
 * The platform's HTTP server. Importing `node:http` by name reads every export of it, among them those that load the platform's fetch and
 * WebSocket: 45 ms of a cold start for nothing.
 */
export const { createServer, IncomingMessage, ServerResponse } = http;

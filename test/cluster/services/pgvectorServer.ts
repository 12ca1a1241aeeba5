// PostgreSQL compiled to WebAssembly, with pgvector, on a port of 127.0.0.1, in memory. Usage: pgvectorServer.ts PORT
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const connections = 8;

const db = await PGlite.create({ extensions: { vector } });
await db.exec('CREATE EXTENSION vector; CREATE TABLE embeddings (id bigint PRIMARY KEY, embedding vector(3))');
const server = new PGLiteSocketServer({
  db,
  port: Number(process.argv[2]),
  host: '127.0.0.1',
  maxConnections: connections,
});
await server.start();

import express from 'express';
import { endWithParent } from './end-with-parent.ts';

// Express doing nothing, in a process like the API's: what the fastest answer over HTTP would cost. Reads PORT.

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.set('query parser', 'simple');
app.post('/no-op', (_request, response) => void response.status(200).json({}));
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('Express is ready: to do nothing\n'));
endWithParent();

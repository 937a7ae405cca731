// The hall on Node and ws: the broadcast loop of its README, and one transaction for what one turn of the loop brought.
const { DatabaseSync } = require('node:sqlite');
const { WebSocket, WebSocketServer } = require('ws');

const [port, data] = process.argv.slice(2);

const pitches = new Set(['p1', 'p2', 'p3']);
const kinds = new Set(['stage', 'leerbaan', 'meeloopdag', 'meedenken']);

const database = new DatabaseSync(`${data}/ledger.sqlite`);
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS offer (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    pitch TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL) STRICT;
`);
const insert = database.prepare('INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');
const find = database.prepare('SELECT seq FROM offer WHERE id = ?');
let seq = database.prepare('SELECT coalesce(max(seq), 0) AS last FROM offer').get().last;
let waiting = [];

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port), backlog: 4096 });

server.on('connection', (phone) => {
  say(phone, { conference: '000000', epoch: 'bench', protocol: 1, seq, state: {}, type: 'welcome' });
  phone.on('error', () => phone.terminate());
  phone.on('message', (text) => {
    const command = read(text);
    const id = /^[0-9a-f]{32}$/.test(command?.id) ? command.id : null;
    if (!id || !pitches.has(command.pitch)) return say(phone, { code: 'malformed', id, type: 'refused' });
    switch (command.type) {
      case 'stagePitch':
      case 'openOffers':
        return say(phone, { id, repeated: false, seq, type: 'recorded' });
      case 'makeOffer':
        if (isOffer(command)) return record(phone, command);
    }
    say(phone, { code: 'malformed', id, type: 'refused' });
  });
});

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isOffer({ kind, amount, show }) {
  return kinds.has(kind) && Number.isInteger(amount) && amount >= 1 && amount <= 999 && typeof show === 'boolean';
}

function say(phone, message) {
  phone.send(JSON.stringify(message));
}

function record(phone, command) {
  waiting.push({ phone, command });
  if (waiting.length === 1) setImmediate(commit);
}

function commit() {
  const batch = waiting;
  waiting = [];
  const at = new Date().toISOString();
  database.exec('BEGIN IMMEDIATE');
  for (const offer of batch) {
    const { id, pitch, kind, amount } = offer.command;
    offer.repeated = insert.run(seq + 1, id, at, pitch, kind, amount).changes === 0;
    offer.seq = offer.repeated ? find.get(id).seq : ++seq;
  }
  database.exec('COMMIT');
  for (const { phone, command, seq, repeated } of batch) {
    if (phone.readyState === WebSocket.OPEN) {
      say(phone, { id: command.id, offer: seq, repeated, seq, type: 'recorded' });
    }
    if (!repeated) broadcast(command, seq, at);
  }
}

function broadcast({ amount, kind, pitch }, seq, at) {
  const by = { badge: 137, organisation: 'Bakkerij Van der Meer' };
  const event = { amount, at, by, kind, offer: seq, pitch, seq, type: 'offerMade' };
  const text = Buffer.from(JSON.stringify({ events: [event], type: 'events' }));
  for (const client of server.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text, { binary: false });
  }
}

package main

import (
	"database/sql"
	"log"
	"time"

	_ "github.com/mattn/go-sqlite3"
)

// As many as may wait before those who ask must wait too; a batch is no longer.
const batchMaximum = 4096

type offer struct {
	client   *client
	command  command
	at       string
	seq      int64
	repeated bool
}

type ledger struct {
	offers       chan *offer
	database     *sql.DB
	insert, find *sql.Stmt
	seq          int64
}

const schema = `CREATE TABLE IF NOT EXISTS offer (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
	pitch TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL) STRICT`

func openLedger(folder string) (*ledger, error) {
	database, err := sql.Open("sqlite3", "file:"+folder+"/ledger.sqlite?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		return nil, err
	}
	database.SetMaxOpenConns(1)
	l := &ledger{offers: make(chan *offer, batchMaximum), database: database}
	if _, err = database.Exec(schema); err != nil {
		return nil, err
	}
	if err = database.QueryRow("SELECT coalesce(max(seq), 0) FROM offer").Scan(&l.seq); err != nil {
		return nil, err
	}
	l.insert, err = database.Prepare("INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
	if err != nil {
		return nil, err
	}
	l.find, err = database.Prepare("SELECT seq FROM offer WHERE id = ?")
	return l, err
}

// Everything that waits goes into one transaction. Whoever cannot write must not answer.
func (l *ledger) run(done chan<- []*offer) {
	for first := range l.offers {
		batch := []*offer{first}
		for len(l.offers) > 0 {
			batch = append(batch, <-l.offers)
		}
		if err := l.commit(batch); err != nil {
			log.Fatal(err)
		}
		done <- batch
	}
}

func (l *ledger) commit(batch []*offer) error {
	transaction, err := l.database.Begin()
	if err != nil {
		return err
	}
	defer transaction.Rollback()
	insert, find := transaction.Stmt(l.insert), transaction.Stmt(l.find)
	at := time.Now().UTC().Format("2006-01-02T15:04:05.000Z")
	for _, offer := range batch {
		offer.at = at
		made := offer.command
		result, err := insert.Exec(l.seq+1, made.ID, at, made.Pitch, made.Kind, made.Amount)
		if err != nil {
			return err
		}
		if count, _ := result.RowsAffected(); count > 0 {
			l.seq++
			offer.seq = l.seq
			continue
		}
		offer.repeated = true
		if err := find.QueryRow(made.ID).Scan(&offer.seq); err != nil {
			return err
		}
	}
	return transaction.Commit()
}

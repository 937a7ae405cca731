#include "ledger.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct ledger {
    void (*recorded)(struct offer *batch);
    pthread_mutex_t mutex;
    pthread_cond_t filled;
    struct offer *first, **end;

    sqlite3 *database;
    sqlite3_stmt *begin, *insert, *find, *commit;
    long long seq, seq_when_opened;
};

static void must(struct ledger *ledger, int code, int expected) {
    if (code == expected) return;
    fprintf(stderr, "ledger: %s\n", sqlite3_errmsg(ledger->database));
    exit(74);
}

static sqlite3_stmt *prepare(struct ledger *ledger, const char *sql) {
    sqlite3_stmt *statement;
    must(ledger, sqlite3_prepare_v2(ledger->database, sql, -1, &statement, NULL), SQLITE_OK);
    return statement;
}

static void run(struct ledger *ledger, sqlite3_stmt *statement) {
    must(ledger, sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

/// The place of the one row that a query finds.
static long long place(struct ledger *ledger, sqlite3_stmt *query) {
    must(ledger, sqlite3_step(query), SQLITE_ROW);
    long long seq = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return seq;
}

static void write_time(char *to) {
    struct timespec now;
    struct tm parts;
    char second[20];
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    strftime(second, sizeof second, "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(to, 25, "%s.%03uZ", second, (unsigned)(now.tv_nsec / 1000000) % 1000);
}

static void insert(struct ledger *ledger, struct offer *offer) {
    const struct command *command = &offer->command;
    sqlite3_bind_int64(ledger->insert, 1, ledger->seq + 1);
    sqlite3_bind_text(ledger->insert, 2, command->id, 32, SQLITE_STATIC);
    sqlite3_bind_text(ledger->insert, 3, offer->at, 24, SQLITE_STATIC);
    sqlite3_bind_text(ledger->insert, 4, command->pitch, -1, SQLITE_STATIC);
    sqlite3_bind_text(ledger->insert, 5, command->kind, -1, SQLITE_STATIC);
    sqlite3_bind_int(ledger->insert, 6, command->amount);
    run(ledger, ledger->insert);
    offer->repeated = sqlite3_changes(ledger->database) == 0;
    if (offer->repeated) {
        sqlite3_bind_text(ledger->find, 1, command->id, 32, SQLITE_STATIC);
        offer->seq = place(ledger, ledger->find);
    } else {
        offer->seq = ++ledger->seq;
    }
}

static struct offer *take_all(struct ledger *ledger) {
    pthread_mutex_lock(&ledger->mutex);
    while (!ledger->first) pthread_cond_wait(&ledger->filled, &ledger->mutex);
    struct offer *batch = ledger->first;
    ledger->first = NULL;
    ledger->end = &ledger->first;
    pthread_mutex_unlock(&ledger->mutex);
    return batch;
}

static _Noreturn void *write_batches(void *context) {
    struct ledger *ledger = context;
    for (;;) {
        struct offer *batch = take_all(ledger);
        char now[25];
        write_time(now);
        run(ledger, ledger->begin);
        for (struct offer *offer = batch; offer; offer = offer->next) {
            memcpy(offer->at, now, sizeof now);
            insert(ledger, offer);
        }
        run(ledger, ledger->commit);
        ledger->recorded(batch);
    }
}

struct ledger *open_ledger(const char *folder, void (*recorded)(struct offer *batch)) {
    struct ledger *ledger = calloc(1, sizeof *ledger);
    char path[4096];
    pthread_t thread;
    snprintf(path, sizeof path, "%s/ledger.sqlite", folder);
    must(ledger, sqlite3_open(path, &ledger->database), SQLITE_OK);
    const char *setup =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE IF NOT EXISTS offer (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,"
        " pitch TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL) STRICT";
    must(ledger, sqlite3_exec(ledger->database, setup, NULL, NULL, NULL), SQLITE_OK);
    ledger->begin = prepare(ledger, "BEGIN IMMEDIATE");
    ledger->insert = prepare(ledger, "INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    ledger->find = prepare(ledger, "SELECT seq FROM offer WHERE id = ?");
    ledger->commit = prepare(ledger, "COMMIT");
    sqlite3_stmt *last = prepare(ledger, "SELECT coalesce(max(seq), 0) FROM offer");
    ledger->seq = ledger->seq_when_opened = place(ledger, last);
    sqlite3_finalize(last);
    ledger->recorded = recorded;
    ledger->end = &ledger->first;
    pthread_mutex_init(&ledger->mutex, NULL);
    pthread_cond_init(&ledger->filled, NULL);
    if (pthread_create(&thread, NULL, write_batches, ledger) != 0) exit(71);
    return ledger;
}

long long last_seq(const struct ledger *ledger) {
    return ledger->seq_when_opened;
}

void record(struct ledger *ledger, struct offer *offer) {
    offer->next = NULL;
    pthread_mutex_lock(&ledger->mutex);
    *ledger->end = offer;
    ledger->end = &offer->next;
    pthread_cond_signal(&ledger->filled);
    pthread_mutex_unlock(&ledger->mutex);
}

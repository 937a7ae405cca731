// Where offers become durable: SQLite on a thread of its own, everything that waits in one transaction.
#ifndef LEDGER_H
#define LEDGER_H

#include "command.h"

#include <stdbool.h>

struct offer {
    struct offer *next;
    /// Whoever is to be answered; nothing of the ledger's.
    void *sender;
    struct command command;
    /// The rest is the ledger's answer.
    long long seq;
    bool repeated;
    char at[25];
};

struct ledger;

/// Opens the ledger in a folder.
///
/// `recorded` gets each batch when it is on disk, in order of `seq`, on the ledger's thread; the offers are then its
/// own. A ledger that cannot be written ends the process: nobody is answered who was not written down.
struct ledger *open_ledger(const char *folder, void (*recorded)(struct offer *batch));

/// The place of the latest offer that was on disk when the ledger was opened.
long long last_seq(const struct ledger *ledger);

/// Queues an offer, made by `malloc`.
void record(struct ledger *ledger, struct offer *offer);

#endif

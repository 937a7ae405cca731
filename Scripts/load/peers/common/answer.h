// What the server says, in JSON. Every function writes at most `ANSWER_MAXIMUM` bytes and returns how many.
#ifndef ANSWER_H
#define ANSWER_H

#include "ledger.h"

enum { ANSWER_MAXIMUM = 512 };

/// The first frame of a line: where the room is.
size_t write_welcome(char *to, long long seq);
/// That a command was recorded; `offer` is 0 for one that makes none.
size_t write_recorded(char *to, const char *id, long long offer, long long seq, bool repeated);
size_t write_refused(char *to, const char *id);
/// What everybody in the room is told.
size_t write_event(char *to, const struct offer *offer);

#endif
